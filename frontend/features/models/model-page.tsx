"use client";

import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ModelMark } from "@/components/ui/model-mark";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { modelLabel, splitText } from "@/features/models/groups";
import { ACCURACY } from "@/features/models/metrics";
import { MarketIndex } from "@/features/models/market-index";
import { MarketWatch } from "@/features/models/market-watch";
import { ModelActions } from "@/features/models/model-actions";
import { PrivateChampion } from "@/features/models/private-champion";
import { Proposals } from "@/features/models/proposals";
import { useEvaluation, useModel } from "@/features/models/queries";
import { isDoubt, isOutOfTime, isTooNarrow } from "@/features/models/doubts";
import { ByAge } from "@/features/models/by-age";
import { FiguresTable } from "@/features/models/figures-table";
import { Ranges } from "@/features/models/ranges";
import { RatioStudy, TypicalHome } from "@/features/models/study";
import { StatusBadge } from "@/features/models/status-badge";
import { Frontier } from "@/features/models/frontier";
import { Tiers } from "@/features/models/tiers";
import { modelSummary } from "@/features/models/summary";
import { TooGood } from "@/features/models/too-good";
import { TooNarrow } from "@/features/models/too-narrow";
import type { ModelRead } from "@/lib/api/generated";
import { bytes, dateTime, duration, integer, percent } from "@/lib/format";
import { messages } from "@/messages/text";

/** A model's card: what it can do, what it cannot, and what it was made from. */
export function ModelPage({ id }: { id: string }) {
  const model = useModel(id);
  if (model.data) return <Loaded model={model.data} />;
  return (
    <>
      <PageHeader title="Model" crumb={<TextLink href="/models">Models</TextLink>} />
      {model.isError ? <ProblemPanel error={model.error} title="The model could not be loaded" onRetry={() => void model.refetch()} /> : <SkeletonLines lines={8} />}
    </>
  );
}

function Loaded({ model }: { model: ModelRead }) {
  const router = useRouter();
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/models">Models</TextLink>}
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            <ModelMark family={model.family} />
            {modelLabel(model)} on {model.dataset.title}
            <StatusBadge status={model.status} />
            {model.dataset.is_sample && <Badge tone="warn">sample</Badge>}
          </span>
        }
        lead={
          <>
            {modelSummary(model)} <MadeBy kind="models" id={model.id} owned={model.owned} />
          </>
        }
        actions={<Actions model={model} onDeleted={() => router.push("/models")} />}
      />
      <Proposals id={model.id} />
      <PrivateChampion model={model} />
      <TooGood models={[{ name: modelLabel(model), warnings: model.warnings }]} className="mb-4" />
      <TooNarrow models={[model]} className="mb-4" />
      <Notes model={model} />
      <Sections model={model} />
    </>
  );
}

const SECTIONS = ["accuracy", "equity", "ranges", "market", "comparables", "made"] as const;

/** What is known of the model, a part at a time; the part stands in the address. */
function Sections({ model }: { model: ModelRead }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(SECTIONS).withDefault("accuracy"));
  const content: Record<(typeof SECTIONS)[number], React.ReactNode> = {
    accuracy: (
      <>
        <Card title="Accuracy on unseen sales">
          <FiguresTable caption="Accuracy on unseen sales" model={model} keys={ACCURACY} />
        </Card>
        <RatioStudy model={model} />
      </>
    ),
    equity: (
      <>
        <Tiers model={model} />
        <Frontier model={model} />
      </>
    ),
    ranges: <Ranges model={model} canFollow />,
    market: (
      <>
        <ByAge model={model} />
        <MarketWatch model={model} />
        <MarketIndex model={model} />
        <Undated model={model} />
      </>
    ),
    comparables: (
      <div className="min-w-0 lg:col-span-2">
        <TypicalHome model={model} />
      </div>
    ),
    made: <Made model={model} />,
  };
  const names = messages.models.tabs;
  return (
    <Tabs
      label={names.label}
      value={tab}
      onChange={(next) => void setTab(next)}
      tabs={SECTIONS.map((value) => ({ value, label: names[value], content: <div className="grid gap-4 lg:grid-cols-2">{content[value]}</div> }))}
    />
  );
}

/** Said where there is nothing of time to show. */
function Undated({ model }: { model: ModelRead }) {
  const evaluation = useEvaluation(model.id).data;
  if (!evaluation || evaluation.has_market_index || (evaluation.by_age ?? []).length > 0) return null;
  return <p className="text-muted lg:col-span-2">{messages.models.undated}</p>;
}

/** What must be known before any figure is read. */
function Notes({ model }: { model: ModelRead }) {
  return (
    <div className="mb-4 grid gap-4 empty:hidden">
      <LeftOut model={model} />
      <Warnings model={model} />
    </div>
  );
}

/** One thing to do, two to look at, and the rest in a menu. */
function Actions({ model, onDeleted }: { model: ModelRead; onDeleted: () => void }) {
  const text = messages.models.actions;
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <ModelActions model={model} wide onDeleted={onDeleted} />
      <LinkButton size="sm" href={`/compare?m=${model.id}`}>
        {text.compare}
      </LinkButton>
      <LinkButton size="sm" href={`/errors?m=${model.id}`}>
        {text.errors}
      </LinkButton>
      <LinkButton size="sm" look="primary" href={`/value?model=${model.id}`}>
        {text.value}
      </LinkButton>
    </div>
  );
}

/** Data, blind test with misses, equity, ranges, limits and the evidence for a quality control. */
function Report({ id }: { id: string }) {
  const link = (format: string, name: string, how: React.ComponentProps<"a">) => (
    <a className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2" href={`/api/v1/models/${id}/report?format=${format}`} {...how}>
      {name}
    </a>
  );
  return (
    <span className="inline-flex flex-wrap gap-3">
      {link("html", "Page", { target: "_blank", rel: "noopener" })}
      {link("pdf", "PDF", { download: true })}
      {link("json", "JSON", { download: true })}
    </span>
  );
}

function Made({ model }: { model: ModelRead }) {
  const { split } = model;
  const count = (name: string) => (typeof split[name] === "number" ? integer(split[name]) : "—");
  const facts: [string, React.ReactNode][] = [
    ["Data set", <TextLink key="ds" href={`/data/${model.dataset.id}`}>{model.dataset.title}</TextLink>],
    ["Test sales", `${integer(model.test.n)}: ${splitText(split)}`],
    ["Training sales", count("n_train")],
    ["Calibration sales", split.n_calibration === 0 ? "none of their own; the ranges are calibrated out-of-fold on the training sales" : count("n_calibration")],
    ["Trained", `${dateTime(model.created_at)}, in ${duration(model.seconds)}`],
    ["Run", <TextLink key="run" href={`/runs/${model.run_id}`}>{model.run_id}</TextLink>],
    ["Size", bytes(model.size_bytes)],
    ["Download holds", "ONNX model, features, calibration, comparable sales, manifest, model card"],
    ["Report", <Report key="report" id={model.id} />],
    ["Test sales' fingerprint", <code key="sha" className="font-mono text-xs break-all">{model.test_sha256.slice(0, 16)}</code>],
  ];
  return (
    <Card title="What it was made from">
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1.5">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function LeftOut({ model }: { model: ModelRead }) {
  const texts = model.left_out ?? [];
  if (texts.length === 0) return null;
  return (
    <Alert tone="info" title="What there was no time for">
      <ul className="list-disc pl-5">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Warnings({ model }: { model: ModelRead }) {
  const warnings = (model.warnings ?? []).filter((text) => !isDoubt(text) && !isTooNarrow(text) && !isOutOfTime(text, model.left_out));
  if (model.dataset.is_sample) warnings.unshift("The model is trained on made-up sample sales: its values mean nothing for real homes.");
  const width = model.test.width_90?.value;
  if (width !== null && width !== undefined && width > 60) warnings.push(`Half of its ranges are wider than ${percent(width, 0)} of the value.`);
  if (warnings.length === 0) return null;
  return (
    <Alert tone="warn" title="Know before you rely on it">
      <ul className="list-disc pl-5">
        {warnings.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}
