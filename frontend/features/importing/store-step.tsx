"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { importText } from "@/features/importing/messages";
import { type Import, isLarge } from "@/features/importing/use-import";
import type { DatasetRead, InspectionRead, RunRead } from "@/lib/api/generated";
import { messages } from "@/messages/en";

const text = importText.store;

/** Names the data set and stores it, once nothing keeps it from being stored. */
export function StoreStep({ table, found }: { table: Import; found: InspectionRead }) {
  const { file, store, queue } = table;
  const large = isLarge(found);
  const way = large ? queue : store;
  const [name, setName] = useState(nameOf(file));
  const [tried, setTried] = useState(false);
  const stale = useStale();
  const hindrance = hindranceOf(table, found);
  const isNamed = name.trim() !== "";
  const send = () => {
    setTried(true);
    if (isNamed) way.mutate(name.trim());
  };
  return (
    <Card title={text.title} className="max-w-2xl">
      <div className="flex flex-col gap-4">
        <Field label={text.name} error={tried && !isNamed ? text.nameMissing : undefined}>
          {(props) => <Input {...props} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} autoComplete="off" />}
        </Field>
        {large && <p className="text-muted">{text.large}</p>}
        {way.error && <ProblemPanel error={way.error} title={text.failed} />}
        {store.data && <Imported dataset={store.data} />}
        {queue.data && <Queued run={queue.data} />}
        {hindrance && <p id="import-hindrance">{hindrance}</p>}
        <Button
          look="primary"
          onClick={send}
          busy={way.isPending}
          disabled={stale || hindrance !== null || table.inspection.isFetching || way.isSuccess}
          aria-describedby={hindrance ? "import-hindrance" : undefined}
          className="self-start"
        >
          {way.isPending ? text.working : text.submit}
        </Button>
        {stale && <p className="text-sm text-muted">{messages.connection.writeBlocked}</p>}
      </div>
    </Card>
  );
}

function Queued({ run }: { run: RunRead }) {
  return (
    <Alert tone="info" live title={text.queued} actions={<TextLink href={`/runs/${run.id}`}>{text.follow}</TextLink>}>
      {text.queuedText}
    </Alert>
  );
}

function Imported({ dataset }: { dataset: DatasetRead }) {
  return (
    <Alert
      tone={dataset.warnings.length ? "info" : "success"}
      live
      title={text.done(dataset.title, dataset.rows ?? 0)}
      actions={
        <>
          <TextLink href={`/data/${dataset.id}`}>{text.look}</TextLink>
          <TextLink href={`/train?ds=${encodeURIComponent(dataset.id)}`}>{text.train}</TextLink>
        </>
      }
    >
      {dataset.warnings.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}

/** Why the table cannot be stored yet. */
function hindranceOf({ consent }: Import, found: InspectionRead): string | null {
  if (!found.columns.some((column) => column.role === "price")) return text.needPrice;
  return found.bad_rows > 0 && !consent.bad ? text.needConsent : null;
}

function nameOf(file: File | null): string {
  return (file?.name ?? "").replace(/(\.[A-Za-z]{2,8}){1,2}$/, "").slice(0, 100);
}
