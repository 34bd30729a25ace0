"use client";

import type { ReactNode } from "react";

import { DataTable, type Column } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { ModelName } from "@/components/ui/model-mark";
import { Term } from "@/components/ui/term";
import { TextLink } from "@/components/ui/text-link";
import { runPartText as text } from "@/features/runs/part-text";
import { untrained } from "@/features/runs/run-name";
import type { ScoreRow } from "@/features/runs/scores";
import type { Estimate } from "@/lib/api/generated";
import { duration, estimate, integer, ratio, tenths } from "@/lib/format";

type ScoreTableProps = { caption: string; rows: ScoreRow[]; currency: string; empty?: ReactNode };

/** Models and baselines on the same unseen sales, each figure with its 95 % interval. */
export function ScoreTable({ caption, rows, currency, empty }: ScoreTableProps) {
  return <DataTable caption={caption} rows={rows} columns={columnsFor(currency)} rowKey={(row) => row.key} empty={empty} />;
}

function columnsFor(currency: string): Column<ScoreRow>[] {
  const names = text.scores;
  const money = (value: number | null | undefined): string => estimate(value, currency);
  return [
    { id: "model", header: names.model, cell: (row) => <Name row={row} />, className: "min-w-36" },
    figure("mdape", <Term name="mdape">{names.mdape}</Term>, (row) => row.scores.mdape, tenths),
    figure("mae", <Term name="mae">{names.mae(currency)}</Term>, (row) => row.scores.mae, money),
    figure("rmse", <Term name="rmse">{names.rmse(currency)}</Term>, (row) => row.scores.rmse, money),
    figure("r2", <Term name="r2">{names.r2}</Term>, (row) => row.scores.r2, ratio),
    figure("ppe10", <Term name="ppe10">{names.ppe10}</Term>, (row) => row.scores.ppe10, tenths),
    figure("coverage", <Term name="coverage_90">{names.coverage}</Term>, (row) => row.scores.coverage_90, tenths),
    { id: "epoch", header: names.epoch, numeric: true, cell: (row) => integer(row.run && untrained(row.run) ? null : row.result?.best_epoch) },
    { id: "time", header: names.time, numeric: true, cell: (row) => duration(row.result?.seconds) },
  ];
}

type Pick = (row: ScoreRow) => Estimate | null | undefined;

function figure(id: string, header: ReactNode, pick: Pick, write: (value: number | null | undefined) => string): Column<ScoreRow> {
  return {
    id,
    header,
    numeric: true,
    cell: (row) => <Figure of={pick(row)} write={write} />,
  };
}

function Name({ row }: { row: ScoreRow }) {
  const name = <ModelName family={row.family} />;
  if (!row.run) return <span className="text-muted">{name}</span>;
  return (
    <TextLink href={`/runs/${row.run.id}`} className="text-ink no-underline hover:underline">
      {name}
    </TextLink>
  );
}
