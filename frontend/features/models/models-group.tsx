"use client";

import { useMemo, useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Button } from "@/components/ui/button";
import { type Column, DataTable, type Sort, sorted } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { ModelMark } from "@/components/ui/model-mark";
import { Term } from "@/components/ui/term";
import { TextLink } from "@/components/ui/text-link";
import { leading, type ModelGroup, modelLabel, type ScoredRow, scoredRows } from "@/features/models/groups";
import { formatOf, metricOf, type MetricKey, scoreOf } from "@/features/models/metrics";
import { LabelBadges } from "@/features/models/label-badges";
import { ModelActions } from "@/features/models/model-actions";
import { StatusBadge } from "@/features/models/status-badge";
import { modelText } from "@/features/models/text";
import { TooGood } from "@/features/models/too-good";
import { TooNarrow, TooNarrowMark } from "@/features/models/too-narrow";
import type { ModelRead } from "@/lib/api/generated";
import { ago, bytes, dateTime, duration, estimate, tenths } from "@/lib/format";
import { messages } from "@/messages/text";

const text = modelText.group;

type ModelsGroupProps = { group: ModelGroup; chosen: string[]; onToggle: (id: string) => void; full: boolean };

/** So many models of a table are drawn at first: hundreds take seconds, and few are looked at. */
const DRAWN = 50;

/** One table of models with the same test sales, the baselines at its end. */
export function ModelsGroup({ group, chosen, onToggle, full }: ModelsGroupProps) {
  const rows = useMemo(() => scoredRows(group.models), [group.models]);
  const columns = useMemo(() => [selectColumn(chosen, onToggle, full), ...columnsOf(group)], [group, chosen, onToggle, full]);
  const [sort, setSort] = useState<Sort | null>(null);
  const [whole, setWhole] = useState(false);
  const ordered = useMemo(() => sorted(rows, columns, sort), [rows, columns, sort]);
  const drawn = whole ? ordered : leading(ordered, DRAWN);
  const hidden = ordered.length - drawn.length;
  return (
    <Card
      title={
        <>
          {group.dataset.title} {group.dataset.is_sample && <Badge tone="warn">{messages.common.sample}</Badge>}
        </>
      }
    >
      <p className="-mt-2 mb-3 text-sm text-muted">
        {text.same(group.n, group.split)} <Term name="interval" />.
        {group.n < 100 && <span className="text-warn"> {text.few}</span>}
      </p>
      <TooGood models={group.models.map((model) => ({ name: modelLabel(model), warnings: model.warnings }))} className="mb-3" />
      <TooNarrow models={group.models.filter(({ status }) => status === "champion")} className="mb-3" />
      <DataTable caption={text.caption(group.dataset.title, group.n)} rows={drawn} columns={columns} rowKey={(row) => row.id} sort={sort} onSort={setSort} inOrder />
      {hidden > 0 && (
        <Button size="sm" className="no-print mt-3" onClick={() => setWhole(true)}>
          {text.more(hidden)}
        </Button>
      )}
    </Card>
  );
}

function selectColumn(chosen: string[], onToggle: (id: string) => void, full: boolean): Column<ScoredRow> {
  return {
    id: "select",
    header: <span className="sr-only">{text.select}</span>,
    cell: ({ id, label, model }) =>
      model && (
        <label className="flex size-6 items-center justify-center">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={chosen.includes(id)}
            disabled={full && !chosen.includes(id)}
            onChange={() => onToggle(id)}
            aria-label={text.selectNamed(label)}
          />
        </label>
      ),
  };
}

function columnsOf({ dataset }: ModelGroup): Column<ScoredRow>[] {
  const { headers } = text;
  return [
    { id: "model", header: headers.model, cell: nameCell, sortBy: (row) => row.label },
    scoreColumn("mdape", headers.mdape, dataset.currency),
    scoreColumn("ppe10", headers.ppe10, dataset.currency),
    scoreColumn("rmse", headers.rmse(dataset.currency), dataset.currency),
    scoreColumn("r2", headers.r2, dataset.currency),
    scoreColumn("cod", headers.cod, dataset.currency),
    scoreColumn("coverage_90", headers.coverage, dataset.currency),
    { id: "status", header: headers.status, cell: (row) => (row.model ? <StatusBadge status={row.model.status} /> : <Badge>{text.baseline}</Badge>) },
    { id: "trained", header: headers.trained, sortBy: (row) => row.model?.created_at, cell: (row) => row.model && <Trained model={row.model} /> },
    { id: "actions", header: <span className="sr-only">{headers.actions}</span>, stuck: true, cell: (row) => row.model && <ModelActions model={row.model} /> },
  ];
}

function nameCell({ family, label, model }: ScoredRow) {
  const isLabelled = model && [...(model.tags ?? []), ...(model.aliases ?? [])].length > 0;
  return (
    <>
      <span className="flex min-w-28 items-center sm:min-w-36 gap-1.5">
        <ModelMark family={family} />
        {model ? <TextLink href={`/models/${model.id}`}>{label}</TextLink> : label}
      </span>
      {isLabelled && (
        <span className="mt-1 flex max-w-48 flex-wrap gap-1">
          <LabelBadges model={model} />
        </span>
      )}
    </>
  );
}

function scoreColumn(key: MetricKey, header: string, currency: string): Column<ScoredRow> {
  const metric = metricOf(key);
  const format = formatOf(metric, currency);
  // The header says the unit.
  const bare = metric.unit === "money" ? (value: number | null | undefined) => estimate(value, "") : metric.unit.startsWith("%") ? tenths : format;
  return {
    id: key,
    header,
    numeric: true,
    sortBy: (row) => scoreOf(row.scores, key).value,
    cell: (row) => (
      <>
        <Figure of={scoreOf(row.scores, key)} write={bare} tight />
        {key === "coverage_90" && row.model && <TooNarrowMark model={row.model} />}
      </>
    ),
  };
}

/** When, how long it took, and how large it is. */
function Trained({ model: { created_at: at, seconds, size_bytes: size } }: { model: ModelRead }) {
  return (
    <>
      <time dateTime={at} title={dateTime(at)} className="whitespace-nowrap">
        {ago(at)}
      </time>
      <span className="num block text-xs whitespace-nowrap text-muted">
        {duration(seconds)} · {bytes(size)}
      </span>
    </>
  );
}
