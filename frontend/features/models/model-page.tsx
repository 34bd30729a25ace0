"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { ModelMark } from "@/components/ui/model-mark";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { PartLines, SkeletonLines } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { MadeBy } from "@/features/account/made-by";
import { Gone, isGone } from "@/features/gone/gone";
import { modelLabel } from "@/features/models/groups";
import { LabelBadges } from "@/features/models/label-badges";
import { ModelActions } from "@/features/models/model-actions";
import { useModel } from "@/features/models/queries";
import { PrivateChampion } from "@/features/models/private-champion";
import { Proposals } from "@/features/models/proposals";
import { isDoubt, isOutOfTime, isTooNarrow } from "@/features/models/doubts";
import { Archived } from "@/features/models/archived";
import { StatusBadge } from "@/features/models/status-badge";
import { modelText } from "@/features/models/text";
import { modelSummary } from "@/features/models/summary";
import { TooGood } from "@/features/models/too-good";
import { TooNarrow } from "@/features/models/too-narrow";
import type { ModelRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";
import { messages } from "@/messages/text";

/** Each part comes when its tab is opened. */
const AccuracyPart = dynamic(() => import("@/features/models/accuracy-part").then((module) => module.AccuracyPart), { ssr: false, loading: PartLines });
const DriversPart = dynamic(() => import("@/features/models/drivers-part").then((module) => module.DriversPart), { ssr: false, loading: PartLines });
const EquityPart = dynamic(() => import("@/features/models/equity-part").then((module) => module.EquityPart), { ssr: false, loading: PartLines });
const Fairness = dynamic(() => import("@/features/models/fairness").then((module) => module.Fairness), { ssr: false, loading: PartLines });
const MadePart = dynamic(() => import("@/features/models/made-part").then((module) => module.MadePart), { ssr: false, loading: PartLines });
const Ranges = dynamic(() => import("@/features/models/ranges").then((module) => module.Ranges), { ssr: false, loading: PartLines });
const TypicalHome = dynamic(() => import("@/features/models/typical-home").then((module) => module.TypicalHome), { ssr: false, loading: PartLines });
const MarketPart = dynamic(() => import("@/features/models/market-part").then((module) => module.MarketPart), { ssr: false, loading: PartLines });

/** A model's card: what it can do, what it cannot, and what it was made from. */
export function ModelPage({ id }: { id: string }) {
  const model = useModel(id);
  if (model.data) return <Loaded model={model.data} />;
  if (isGone(model.error)) return <Gone kind="model" id={id} />;
  return (
    <>
      <PageHeader title={messages.models.one} crumb={<TextLink href="/models">{modelText.models}</TextLink>} />
      {model.isError ? <ProblemPanel error={model.error} title={modelText.failed} onRetry={() => void model.refetch()} /> : <SkeletonLines lines={8} />}
    </>
  );
}

function Loaded({ model }: { model: ModelRead }) {
  const router = useRouter();
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/models">{modelText.models}</TextLink>}
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            <span className="flex items-center gap-2">
              <ModelMark family={model.family} />
              <span>{modelText.on(modelLabel(model), model.dataset.title)}</span>
            </span>
            <StatusBadge status={model.status} />
            <LabelBadges model={model} />
            {model.dataset.is_sample && <Badge tone="warn">{messages.common.sample}</Badge>}
          </span>
        }
        lead={
          <>
            {modelSummary(model)} <MadeBy kind="models" id={model.id} owned={model.owned} />
          </>
        }
        actions={<Actions model={model} onDeleted={() => router.push("/models")} />}
      />
      <Archived model={model} />
      <Proposals id={model.id} />
      <PrivateChampion model={model} />
      <TooGood models={[{ name: modelLabel(model), warnings: model.warnings }]} className="mb-4" />
      <TooNarrow models={[model]} className="mb-4" />
      <Notes model={model} />
      <Sections model={model} />
    </>
  );
}

const SECTIONS = ["accuracy", "drivers", "equity", "fairness", "ranges", "market", "comparables", "made"] as const;

/** What is known of the model, a part at a time; the part stands in the address. */
function Sections({ model }: { model: ModelRead }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(SECTIONS).withDefault("accuracy"));
  const content: Record<(typeof SECTIONS)[number], React.ReactNode> = {
    accuracy: <AccuracyPart model={model} />,
    drivers: <DriversPart model={model} />,
    equity: <EquityPart model={model} />,
    fairness: <Fairness model={model} />,
    ranges: <Ranges model={model} canFollow />,
    market: <MarketPart model={model} />,
    comparables: (
      <div className="min-w-0 lg:col-span-2">
        <TypicalHome model={model} />
      </div>
    ),
    made: <MadePart model={model} />,
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

function LeftOut({ model }: { model: ModelRead }) {
  const texts = model.left_out ?? [];
  if (texts.length === 0) return null;
  return (
    <Alert tone="info" title={modelText.leftOut}>
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
  if (model.dataset.is_sample) warnings.unshift(modelText.know.sample);
  const width = model.test.width_90?.value;
  if (width !== null && width !== undefined && width > 60) warnings.push(modelText.know.wide(percent(width, 0)));
  if (warnings.length === 0) return null;
  return (
    <Alert tone="warn" title={modelText.know.title}>
      <ul className="list-disc pl-5">
        {warnings.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}
