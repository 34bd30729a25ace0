"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { runText as text } from "@/features/runs/text";
import { untrained } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { number } from "@/lib/format";

/** Every setting of the run, ready to be sent again. */
export function ConfigTab({ run }: { run: RunRead }) {
  const { path, asked } = request(run);
  const body = JSON.stringify(asked, null, 2);
  const shown = Object.entries({ ...run.settings, ...origin(run) }).filter(([name]) => applies(run, name));
  const facts = shown.map(([name, value]) => ({ label: text.settings[name] ?? name, value: isSet(value) ? show(value) : unset(name, value) }));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <CopyButton text={body} label={text.copyJson} />
        <CopyButton text={asCurl(path, body)} label={text.copyCurl} />
      </div>
      <Facts facts={facts} />
      <pre tabIndex={0} aria-label={text.copyJson} className="overflow-x-auto rounded-lg border border-line bg-bg p-3 font-mono text-xs">
        {body}
      </pre>
    </div>
  );
}

/** The call that makes the same again: a training, or another equity, other ranges or other figures of a model that is there. */
function request(run: RunRead): { path: string; asked: object } {
  const model = `models/${run.source_model_id}`;
  if (run.kind === "ranges") return { path: `${model}/recalibrations`, asked: { dataset: run.later_dataset_id } };
  if (run.kind === "evaluate") return { path: `${model}/evaluations`, asked: { dataset: run.later_dataset_id } };
  if (run.kind === "effect") return { path: `datasets/${run.dataset.id}/checks/effect`, asked: {} };
  if (run.kind === "origins") return { path: `${model}/rolling-origins`, asked: {} };
  if (run.kind === "batch") return { path: "batches", asked: { model: run.source_model_id } };
  if (run.kind === "equity") return { path: `${model}/equity`, asked: { equity: run.settings.equity } };
  return { path: "runs", asked: { model_type: run.model_type, ...run.settings, dataset: run.dataset.id } };
}

/** What a run that trains nothing starts from. */
const origin = ({ source_model_id, later_dataset_id }: RunRead) => ({
  ...(source_model_id && { source_model_id }),
  ...(later_dataset_id && { later_dataset_id }),
});

/** What says something of a run that trains nothing; the other settings are those of the model it starts from. */
const KEPT = new Set(["dataset", "split", "seed", "equity", "source_model_id", "later_dataset_id"]);

const applies = (run: RunRead, name: string): boolean => untrained(run) === null || KEPT.has(name);

/** Settings that no family has a default for: left out means that there is none. */
const OPTIONAL = new Set(["time_limit_s", "text_encoder", "keep_leaks", "ignored_columns", "tune"]);

/** Without columns that tell homes apart, the homes are found; with an empty list of them, no two sales are of one home. */
function unset(name: string, value: unknown): string {
  if (name === "property_columns") return value === null ? text.homesFound : text.eachSaleAHome;
  return OPTIONAL.has(name) ? text.none : text.familyDefault;
}

const isSet = (value: unknown): boolean => value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);

function show(value: unknown): string {
  if (typeof value === "number") return number(value, 10);
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" && value !== null ? pairs(value) : String(value);
}

function pairs(value: object): string {
  const set = Object.entries(value).filter(([, one]) => isSet(one));
  return set.map(([name, one]) => `${name} ${show(one)}`).join(", ");
}

function asCurl(path: string, body: string): string {
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  const quoted = body.replaceAll("'", "'\\''");
  return `curl -X POST ${origin}/api/v1/${path} -H 'Content-Type: application/json' -d '${quoted}'`;
}
