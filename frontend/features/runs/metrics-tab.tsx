"use client";

import { Alert } from "@/components/ui/alert";
import { Stat, StatList } from "@/components/ui/stat";
import { Term } from "@/components/ui/term";
import { isDoubt } from "@/features/models/doubts";
import { TooGood } from "@/features/models/too-good";
import { BlindTest } from "@/features/runs/blind-test";
import { runText as text } from "@/features/runs/text";
import { runModelName } from "@/features/runs/run-name";
import { isActive } from "@/features/runs/run-state";
import { ScoreTable } from "@/features/runs/score-table";
import { baselineRows, mainRun, modelRow, type ScoreRow, span, trainedRuns } from "@/features/runs/scores";
import type { Estimate, RunRead, RunResult } from "@/lib/api/generated";
import { percent, ratio } from "@/lib/format";
import type { GlossaryKey } from "@/messages/glossary";

/** Scores on unseen sales beside the baselines on the same sales. */
export function MetricsTab({ run }: { run: RunRead }) {
  const finished = trainedRuns([run]).filter((one) => one.result);
  const first = finished[0]?.result;
  if (!first) return <p className="text-muted">{isActive(run) ? text.metricsLater : text.metricsNone}</p>;
  const rows: ScoreRow[] = [...finished.flatMap((one) => (one.result ? [modelRow(one, one.result)] : [])), ...baselineRows(first)];
  const warnings = [...new Set(finished.flatMap((one) => one.result?.warnings ?? []))].filter((warning) => !isDoubt(warning));
  return (
    <div className="flex flex-col gap-5">
      <p className="text-muted">
        {text.metricsLead(first.test.n, splitText(first))} {run.kind === "all" && mainRun(run)?.result && text.metricsBlend}
      </p>
      <TooGood models={finished.map((one) => ({ name: runModelName(one), warnings: one.result?.warnings }))} />
      {warnings.length > 0 && (
        <Alert tone="warn">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Alert>
      )}
      <ScoreTable caption={text.tabs.metrics} rows={rows} currency={run.dataset.currency} />
      <More run={run} />
    </div>
  );
}

export function splitText(result: RunResult): string {
  const kind = String(result.split.kind ?? "");
  return text.splitKinds[kind] ?? kind;
}

/** Of the run's own model, or of the blend that an `all` made. */
function More({ run }: { run: RunRead }) {
  const shown = mainRun(run);
  if (!shown?.result) return null;
  const figures = <MoreFigures result={shown.result} />;
  return shown.model_id ? <BlindTest modelId={shown.model_id}>{figures}</BlindTest> : figures;
}

type Figure = { name: GlossaryKey; estimate: Estimate | null | undefined; write: (value: number | null | undefined) => string };

function MoreFigures({ result: { test } }: { result: RunResult }) {
  const figures: Figure[] = [
    { name: "ppe20", estimate: test.ppe20, write: percent },
    { name: "median_ratio", estimate: test.median_ratio, write: ratio },
    { name: "cod", estimate: test.cod, write: percent },
    { name: "prd", estimate: test.prd, write: ratio },
    { name: "prb", estimate: test.prb, write: (value) => ratio(value, 3) },
    { name: "coverage_90", estimate: test.coverage_90, write: percent },
    { name: "width_90", estimate: test.width_90, write: percent },
  ];
  return (
    <section>
      <h3 className="mb-3 font-semibold">{text.more}</h3>
      <StatList>
        {figures.map(({ name, estimate, write }) => (
          <Stat key={name} label={<Term name={name} />} value={write(estimate?.value)} note={span(estimate, write)} />
        ))}
      </StatList>
    </section>
  );
}
