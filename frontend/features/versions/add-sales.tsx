"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { TextLink } from "@/components/ui/text-link";
import { datasetText } from "@/features/datasets/text";
import { useStale } from "@/features/live/stale-banner";
import { versionText } from "@/features/versions/text";
import { useAppend } from "@/features/versions/queries";
import type { DatasetRead } from "@/lib/api/generated";

const text = versionText.add;

/** Takes a file of later sales, which make the next version. */
export function AddSales({ dataset }: { dataset: DatasetRead }) {
  const [file, setFile] = useState<File | null>(null);
  const [leaveOutBad, setLeaveOutBad] = useState(false);
  const append = useAppend(dataset.id);
  const stale = useStale();
  const choose = (chosen: File | undefined) => {
    setFile(chosen ?? null);
    append.reset();
  };
  return (
    <section className="grid content-start gap-3">
      <h3 className="font-semibold">{text.title}</h3>
      <Field label={text.label} help={text.help}>
        {(props) => <Input {...props} type="file" onChange={(event) => choose(event.target.files?.[0])} className="h-auto py-1.5" />}
      </Field>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={leaveOutBad} onChange={() => setLeaveOutBad(!leaveOutBad)} className="size-4" />
        {text.bad}
      </label>
      <div>
        <Button size="sm" busy={append.isPending} disabled={stale || file === null || append.isSuccess} onClick={() => file && append.mutate({ file, leaveOutBad })}>
          {append.isPending ? text.working : text.submit}
        </Button>
      </div>
      {append.error && <ProblemPanel error={append.error} title={text.failed} />}
      {append.data && <Added dataset={append.data} />}
    </section>
  );
}

function Added({ dataset }: { dataset: DatasetRead }) {
  return (
    <Alert
      tone="success"
      live
      title={text.done(dataset.change?.new.rows ?? 0, dataset.version ?? 1)}
      actions={
        <>
          <TextLink href={`/data/${dataset.id}/versions`}>{versionText.name(dataset.version ?? 1)}</TextLink>
          <TextLink href={`/train?ds=${encodeURIComponent(dataset.id)}`}>{datasetText.train}</TextLink>
        </>
      }
    >
      {(dataset.change?.warnings ?? []).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
