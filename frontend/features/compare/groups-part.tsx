"use client";

import { useQueries } from "@tanstack/react-query";

import { SeriesPlot } from "@/components/charts/series-plot";
import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { PartLines } from "@/components/ui/skeleton";
import { Term } from "@/components/ui/term";
import { FIGURES, groupSeries, type Grouping, type GroupFigure, largest, type Measured } from "@/features/compare/group-series";
import { modelLabel } from "@/features/models/groups";
import { formatOf, metricOf } from "@/features/models/metrics";
import { evaluationQuery } from "@/features/models/queries";
import { equitySentence } from "@/features/models/summary";
import type { ModelRead } from "@/lib/api/generated";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.compare.groups;

/** How many groups a picture has room for. */
const MOST = 24;

/** The figures of the models group by group; the groups are those of each model's own report. */
export function GroupsPart({ models, by }: { models: ModelRead[]; by: Grouping }) {
  const queries = useQueries({ queries: models.map(({ id }) => evaluationQuery(id)) });
  const failed = queries.find(({ isError }) => isError);
  if (failed) return <ProblemPanel error={failed.error} title={text.failed} onRetry={() => void failed.refetch()} />;
  const measured = models.flatMap((model, place): Measured[] => {
    const evaluation = queries[place]?.data;
    return evaluation ? [{ model, evaluation }] : [];
  });
  if (measured.length < models.length) return <PartLines />;
  return (
    <div className="flex flex-col gap-4">
      {by === "tier" && <Equity measured={measured} />}
      <div className="grid gap-4 xl:grid-cols-2">
        {FIGURES.map((figure) => (
          <Card key={figure}>
            <FigurePlot measured={measured} by={by} figure={figure} />
          </Card>
        ))}
      </div>
    </div>
  );
}

/** What PRB and VEI together say of each model, and nothing more. */
function Equity({ measured }: { measured: Measured[] }) {
  return (
    <Card title={text.equity}>
      <ul className="list-disc pl-5">
        {measured.map(({ model, evaluation }) => (
          <li key={model.id}>
            <strong>{modelLabel(model)}</strong>: {equitySentence(evaluation.ratio_study)}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">
        <Term name="prb" />, <Term name="vei" />
      </p>
    </Card>
  );
}

function FigurePlot({ measured, by, figure }: { measured: Measured[]; by: Grouping; figure: GroupFigure }) {
  const metric = metricOf(figure);
  const all = groupSeries(measured, by, figure);
  const shown = largest(all, MOST);
  const cut = shown.groups.length < all.groups.length;
  return (
    <SeriesPlot
      title={`${metric.name} ${text.by[by]}`}
      summary={`${text.summary} ${cut ? text.cut(shown.groups.length, all.groups.length) : ""}`}
      subject={text.subjects[by]}
      unit={metric.unit || metric.name}
      groups={shown.groups}
      series={shown.series}
      format={formatOf(metric, measured[0]?.model.dataset.currency ?? "")}
      {...(REFERENCE[figure] === undefined ? {} : { reference: REFERENCE[figure] })}
      band={metric.band ?? null}
      file={`compare-${figure}-by-${by}`}
      empty={text.none[by]}
    />
  );
}

/** What the figure should be. */
const REFERENCE: Partial<Record<GroupFigure, number>> = { median_ratio: 1, coverage_90: 90 };
