"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Stat, StatList } from "@/components/ui/stat";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { datasetName } from "@/features/datasets/dataset-name";
import { datasetText } from "@/features/datasets/messages";
import { useDataset, useDeleteDataset } from "@/features/datasets/queries";
import type { ColumnRead, DatasetRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { areaUnit, currencyName, date, integer, number } from "@/lib/format";
import { messages } from "@/messages/en";

const text = datasetText.detail;

/** A data set; `versions` shows its versions. */
export function DatasetDetail({ id, versions }: { id: string; versions?: ReactNode }) {
  const query = useDataset(id);
  if (query.data) return <Known dataset={query.data} versions={versions} />;
  const missing = query.error && problemOf(query.error).status === 404;
  return (
    <>
      <PageHeader crumb={<TextLink href="/data">{datasetText.title}</TextLink>} title={missing ? text.missingTitle : datasetText.title} />
      {missing && (
        <Empty title={text.missingTitle} action={<LinkButton href="/data">{datasetText.title}</LinkButton>}>
          {text.missing(id)}
        </Empty>
      )}
      {query.error && !missing && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={8} />}
    </>
  );
}

function Known({ dataset, versions }: { dataset: DatasetRead; versions: ReactNode }) {
  const { facts } = text;
  const guessed = dataset.columns.some((column) => column.confidence !== null && column.confidence !== undefined);
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/data">{datasetText.title}</TextLink>}
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            {datasetName(dataset)} {dataset.is_sample && <Sample />}
          </span>
        }
        lead={dataset.row_is}
        actions={
          <>
            {!dataset.builtin && !dataset.deleted_at && <Delete dataset={dataset} />}
            {!dataset.deleted_at && <LinkButton href={`/data/${dataset.id}/checks`}>{text.checks}</LinkButton>}
            {!dataset.deleted_at && dataset.columns.some(({ role }) => role === "latitude") && <LinkButton href={`/data/${dataset.id}/map`}>{text.map}</LinkButton>}
            <LinkButton look="primary" href={`/train?ds=${encodeURIComponent(dataset.id)}`}>
              {datasetText.train}
            </LinkButton>
          </>
        }
      />
      {dataset.deleted_at && (
        <Alert tone="warn" title={text.goneTitle} className="mb-4">
          {text.gone(date(dataset.deleted_at))}
        </Alert>
      )}
      <Card className="mb-4">
        <StatList>
          <Stat label={facts.rows} value={integer(dataset.rows)} />
          <Stat label={facts.unit} value={currencyName(dataset.currency)} />
          <Stat label={facts.area} value={areaUnit(dataset.area_unit)} />
          <Stat label={facts.models} value={integer(dataset.models)} />
          {dataset.created_at && <Stat label={facts.created} value={date(dataset.created_at)} />}
        </StatList>
      </Card>
      {versions}
      <Notes title={text.warnings} lines={dataset.warnings} />
      <Notes title={text.problems} lines={(dataset.problems ?? []).map((place) => messages.problem.place(place))} />
      <Card title={text.columns}>
        <p className="mb-3 text-muted">{text.columnsLead}</p>
        <DataTable
          caption={text.columns}
          rows={dataset.columns}
          columns={guessed ? COLUMNS : COLUMNS.filter(({ id }) => id !== "confidence")}
          rowKey={(column) => column.name}
        />
      </Card>
    </>
  );
}

function Notes({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Alert tone="warn" title={title} className="mb-4">
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}

const percentOf = (share: number | null | undefined): string => number(share === null || share === undefined ? null : share * 100, 0);

const COLUMNS: Column<ColumnRead>[] = [
  {
    id: "name",
    header: text.headers.name,
    sortBy: (column) => column.name,
    cell: (column) => (
      <>
        <code className="font-mono text-xs">{column.name}</code>
        {column.label !== column.name && <span className="block text-muted">{column.label}</span>}
      </>
    ),
  },
  { id: "role", header: text.headers.role, sortBy: (column) => column.role, cell: (column) => column.role.replaceAll("_", " ") },
  { id: "type", header: text.headers.type, cell: (column) => column.type },
  { id: "unit", header: text.headers.unit, cell: (column) => column.unit },
  { id: "confidence", header: text.headers.confidence, numeric: true, cell: (column) => percentOf(column.confidence) },
  { id: "evidence", header: text.headers.evidence, className: "max-w-96", cell: (column) => column.evidence || column.help },
];

function Delete({ dataset }: { dataset: DatasetRead }) {
  const [asking, setAsking] = useState(false);
  const [force, setForce] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const remove = useDeleteDataset();
  const confirm = () =>
    remove.mutate({ id: dataset.id, force }, {
      onSuccess: () => {
        toast(text.deleted(dataset.title));
        router.push("/data");
      },
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.delete}</Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.deleteTitle(dataset.title)}
        description={text.deleteText}
        action={text.delete}
        onConfirm={confirm}
        busy={remove.isPending}
        danger
      >
        {dataset.models > 0 && (
          <label className="flex items-start gap-2">
            <input type="checkbox" checked={force} onChange={() => setForce(!force)} className="mt-1 size-4" />
            {text.deleteForced(dataset.models)}
          </label>
        )}
        {remove.error && <ProblemPanel error={remove.error} title={text.deleteFailed} />}
      </Confirm>
    </>
  );
}
