"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { FairnessGroups } from "@/features/models/fairness-groups";
import { fairnessText as text } from "@/features/models/fairness-text";
import { useCheckFairness, useFairnessChecks } from "@/features/models/fairness-queries";
import type { FairnessRead, ModelRead } from "@/lib/api/generated";
import { dateTime } from "@/lib/format";
import { messages } from "@/messages/text";

/** The blind test of a model by groups of areas that it was never told of. */
export function Fairness({ model }: { model: ModelRead }) {
  const checks = useFairnessChecks(model.id);
  const [newest, ...earlier] = checks.data?.items ?? [];
  return (
    <Card title={text.title} className="lg:col-span-2">
      <p className="mb-4 max-w-prose">{text.lead}</p>
      <Permit role="analyst" owned={model.owned}>
        <CheckForm id={model.id} />
      </Permit>
      {checks.isPending && <SkeletonLines lines={5} />}
      {checks.isError && !checks.data && <ProblemPanel error={checks.error} title={text.listFailed} onRetry={() => void checks.refetch()} />}
      {checks.data && !newest && <p className="mt-4 text-muted">{text.none}</p>}
      {newest && <Result check={newest} />}
      {earlier.length > 0 && <p className="mt-3 text-sm text-muted">{text.earlier(earlier.length)}</p>}
    </Card>
  );
}

function CheckForm({ id }: { id: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [column, setColumn] = useState("");
  const check = useCheckFairness(id);
  const stale = useStale();
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (file) check.mutate({ file, column: column.trim() });
  };
  return (
    <form onSubmit={send} className="no-print grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_16rem_auto]">
      <Field label={text.file} help={`${text.fileHelp} ${text.example}`}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.ods,.parquet,text/csv"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className="h-auto py-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-pressed file:px-2 file:py-1 file:text-ink"
          />
        )}
      </Field>
      <Field label={text.column} help={text.columnHelp} optional>
        {(control) => <Input {...control} value={column} maxLength={500} onChange={(event) => setColumn(event.target.value)} />}
      </Field>
      <Button type="submit" className="md:mt-6.5" busy={check.isPending} disabled={!file || stale} title={stale ? messages.connection.writeBlocked : undefined}>
        {text.check}
      </Button>
      <div className="md:col-span-3">
        <p role="status" className="sr-only">
          {check.isSuccess ? text.checked : ""}
        </p>
        {check.isError && <ProblemPanel error={check.error} title={text.failed} />}
      </div>
    </form>
  );
}

function Result({ check }: { check: FairnessRead }) {
  return (
    <>
      <p className="mt-2">{text.made(dateTime(check.at), check.by, check.matched, check.sales, check.column)}</p>
      {check.attributes.map((attribute) => (
        <FairnessGroups key={attribute.name} attribute={attribute} sales={check.sales} least={check.least} />
      ))}
      <p className="mt-3 text-xs text-muted">{text.note}</p>
    </>
  );
}
