"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

import { ValueAgainstPrice } from "@/components/charts/value-against-price";
import { nearPairs } from "@/components/charts/value-against-price-data";
import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Stat, StatList } from "@/components/ui/stat";
import { Term } from "@/components/ui/term";
import { useStale } from "@/features/live/stale-banner";
import { runText } from "@/features/runs/text";
import { span } from "@/features/runs/scores";
import { type Estimate, recalibrateModel, type RunRead, type SalesEvaluation } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { estimate, integer, percent, ratio } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";
import type { GlossaryKey } from "@/messages/glossary";

const text = runText.evaluation;

/** How a model does on sales that it has not learned from, and what to do about it. */
export function SalesEvaluationTab({ run }: { run: RunRead }) {
  const figures = run.evaluation;
  if (!figures) return <p className="text-muted">{text.none}</p>;
  return (
    <div className="flex flex-col gap-5">
      <EvaluationFigures figures={figures} currency={run.dataset.currency} />
      <Next run={run} />
    </div>
  );
}

/** How the values of a model lie beside prices that it has not learned from. */
export function EvaluationFigures({ figures, currency }: { figures: SalesEvaluation; currency: string }) {
  const pairs = figures.pairs ?? [];
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted">
        {text.lead(figures.test.n)} {text.leftOut(figures.learned_from, figures.without_price)}
      </p>
      <Warnings figures={figures} />
      <Figures figures={figures} currency={currency} />
      {pairs.length > 0 && (
        <ValueAgainstPrice
          pairs={pairs}
          currency={currency}
          names={{ title: text.chart, summary: `${text.chartSummary(pairs.length, nearPairs(pairs))} ${estimatesText.pictured}`, price: text.price, value: text.value }}
        />
      )}
    </div>
  );
}

function Warnings({ figures }: { figures: SalesEvaluation }) {
  const lines = [...(figures.warnings ?? []), ...(figures.not_later > 0 ? [text.notLater(figures.not_later)] : [])];
  if (lines.length === 0) return null;
  return (
    <Alert tone="warn">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}

type Figure = { name: GlossaryKey; estimate: Estimate | null | undefined; write: (value: number | null | undefined) => string };

function Figures({ figures: { test }, currency }: { figures: SalesEvaluation; currency: string }) {
  const rows: Figure[] = [
    { name: "mdape", estimate: test.mdape, write: percent },
    { name: "ppe20", estimate: test.ppe20, write: percent },
    { name: "mae", estimate: test.mae, write: (value) => estimate(value, currency) },
    { name: "median_ratio", estimate: test.median_ratio, write: ratio },
    { name: "cod", estimate: test.cod, write: percent },
    { name: "prd", estimate: test.prd, write: (value) => ratio(value, 3) },
    { name: "prb", estimate: test.prb, write: (value) => ratio(value, 3) },
    { name: "coverage_90", estimate: test.coverage_90, write: percent },
    { name: "width_90", estimate: test.width_90, write: percent },
  ];
  return (
    <StatList>
      <Stat label={text.sales} value={integer(test.n)} />
      {rows.map(({ name, estimate: figure, write }) => (
        <Stat key={name} label={<Term name={name} />} value={write(figure?.value)} note={span(figure, write)} />
      ))}
    </StatList>
  );
}

/** The ranges can follow these sales, or a new model can learn from them. */
function Next({ run }: { run: RunRead }) {
  const { source_model_id: model, later_dataset_id: sales } = run;
  const router = useRouter();
  const stale = useStale();
  const ranges = useMutation({
    mutationFn: () => unwrap(recalibrateModel({ path: { model_id: model ?? "" }, body: { dataset: sales ?? "" } })),
    onSuccess: (started) => router.push(`/runs/${started.id}`),
  });
  if (!model || !sales) return null;
  return (
    <section className="no-print">
      <h3 className="mb-2 font-semibold">{text.next}</h3>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => ranges.mutate()} busy={ranges.isPending} disabled={stale}>
          {text.ranges}
        </Button>
        <LinkButton size="sm" href={`/train?ds=${encodeURIComponent(sales)}`}>
          {text.train}
        </LinkButton>
        <LinkButton size="sm" href={`/models/${model}`}>
          {text.model}
        </LinkButton>
      </div>
      {ranges.error && <ProblemPanel error={ranges.error} title={text.failed} />}
    </section>
  );
}
