"use client";

import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { Permit } from "@/features/account/permit";
import { evidenceText } from "@/features/models/evidence-text";
import { splitText } from "@/features/models/groups";
import { Labels } from "@/features/models/labels";
import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";
import { bytes, dateTime, duration, integer } from "@/lib/format";

/** What a model was made from, its files, and its names and notes. */
export function MadePart({ model }: { model: ModelRead }) {
  return (
    <>
      <Made model={model} />
      <Labels model={model} />
    </>
  );
}

type FileLinkProps = { href: string; name: string } & React.ComponentProps<"a">;

function FileLink({ name, ...link }: FileLinkProps) {
  return (
    <a className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2" {...link}>
      {name}
    </a>
  );
}

/** Data, blind test with misses, equity, ranges, limits and the evidence for a quality control. */
function Report({ id }: { id: string }) {
  const address = `/api/v1/models/${id}/report?format=`;
  return (
    <span className="inline-flex flex-wrap gap-3">
      <FileLink href={`${address}html`} name={modelText.made.report.page} target="_blank" rel="noopener" />
      <FileLink href={`${address}pdf`} name="PDF" download />
      <FileLink href={`${address}json`} name="JSON" download />
    </span>
  );
}

/** What speaks for the model before an examiner; who may not read the log of the studio is not offered it. */
function Evidence({ id }: { id: string }) {
  const address = `/api/v1/models/${id}/evidence?format=`;
  return (
    <Permit role="analyst">
      <span className="inline-flex flex-wrap gap-3">
        <FileLink href={`${address}pdf`} name="PDF" download />
        <FileLink href={`${address}json`} name="JSON" download />
      </span>
      <span className="block text-xs text-muted">{evidenceText.help}</span>
    </Permit>
  );
}

function Made({ model }: { model: ModelRead }) {
  const { split } = model;
  const text = modelText.made;
  const count = (name: string) => (typeof split[name] === "number" ? integer(split[name]) : "—");
  const facts: [string, React.ReactNode][] = [
    [text.facts.dataset, <TextLink key="ds" href={`/data/${model.dataset.id}`}>{model.dataset.title}</TextLink>],
    [text.facts.test, text.tested(model.test.n, splitText(split))],
    [text.facts.training, count("n_train")],
    [text.facts.calibration, split.n_calibration === 0 ? text.noCalibration : count("n_calibration")],
    [text.facts.trained, text.trained(dateTime(model.created_at), duration(model.seconds))],
    [text.facts.run, <TextLink key="run" href={`/runs/${model.run_id}`}>{model.run_id}</TextLink>],
    [text.facts.size, bytes(model.size_bytes)],
    [text.facts.download, text.holds],
    [text.facts.report, <Report key="report" id={model.id} />],
    [evidenceText.label, <Evidence key="evidence" id={model.id} />],
    [text.facts.fingerprint, <code key="sha" className="font-mono text-xs break-all">{model.test_sha256.slice(0, 16)}</code>],
  ];
  return (
    <Card title={text.title}>
      <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1.5">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
