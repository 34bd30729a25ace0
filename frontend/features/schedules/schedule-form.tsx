"use client";

import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { schedulesText } from "@/features/schedules/text";
import { firstPlan, type Plan, planBody } from "@/features/schedules/plan";
import { usePreview, useSaveSchedule } from "@/features/schedules/queries";
import type { ScheduleRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { TRAINABLE } from "@/lib/families";
import { dateTime, localZone } from "@/lib/format";
import { familyName } from "@/messages/family-names";

const text = schedulesText.form;

type Part = { plan: Plan; set: (change: Partial<Plan>) => void };

export function ScheduleForm({ schedule, onDone }: { schedule?: ScheduleRead; onDone: () => void }) {
  const [plan, setPlan] = useState(() => firstPlan(schedule, localZone()));
  const save = useSaveSchedule(schedule?.id ?? null);
  const set = (change: Partial<Plan>) => setPlan((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(planBody(plan, schedule), { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <What plan={plan} set={set} />
      <When plan={plan} set={set} />
      <label className="flex items-start gap-2">
        <input type="checkbox" checked={plan.promote} onChange={() => set({ promote: !plan.promote })} className="mt-1 size-4 shrink-0 accent-accent" />
        {text.promote}
      </label>
      {save.error && <ProblemPanel error={save.error} title={schedulesText.saveFailed} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={save.isPending} disabled={plan.dataset === null}>
          {text.save}
        </Button>
        <Button type="button" onClick={onDone}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

function What({ plan, set }: Part) {
  const items = useDatasets().data?.items ?? [];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={text.name}>
        {(props) => <Input {...props} required maxLength={100} value={plan.name} autoComplete="off" onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={text.dataset} help={text.datasetHelp}>
        {(props) => (
          <Select {...props} value={plan.dataset} placeholder={text.choose} onChange={(dataset) => set({ dataset })} options={items.map((item) => ({ value: item.id, label: datasetName(item) }))} />
        )}
      </Field>
      <Field label={text.model}>
        {(props) => <Select {...props} value={plan.model} onChange={(model) => set({ model })} options={TRAINABLE.map((value) => ({ value, label: familyName(value) }))} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={text.epochs}>
          {(props) => <Input {...props} type="number" required min={1} max={10_000} value={plan.epochs} onChange={(event) => set({ epochs: event.target.value })} />}
        </Field>
        <Field label={text.limit} unit={text.minutes} help={text.limitHelp}>
          {(props) => <Input {...props} type="number" min={1} value={plan.limit} onChange={(event) => set({ limit: event.target.value })} />}
        </Field>
      </div>
    </div>
  );
}

function When({ plan, set }: Part) {
  const [own, setOwn] = useState(!(plan.cron in text.often));
  const options = Object.entries(text.often).map(([value, label]) => ({ value, label }));
  const choose = (value: string) => {
    setOwn(value === "own");
    if (value !== "own") set({ cron: value });
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={text.every}>{(props) => <Select {...props} value={own ? "own" : plan.cron} onChange={choose} options={options} />}</Field>
      <Field label={text.zone} help={text.zoneHelp}>
        {(props) => <Input {...props} required maxLength={64} value={plan.timezone} autoComplete="off" onChange={(event) => set({ timezone: event.target.value })} />}
      </Field>
      {own && (
        <Field label={text.cron} help={text.cronHelp}>
          {(props) => <Input {...props} required maxLength={100} value={plan.cron} className="font-mono" autoComplete="off" spellCheck={false} onChange={(event) => set({ cron: event.target.value })} />}
        </Field>
      )}
      <Preview cron={plan.cron} timezone={plan.timezone} />
    </div>
  );
}

/** The expression in words, with the next times; or why it cannot be read. */
function Preview({ cron, timezone }: { cron: string; timezone: string }) {
  const preview = usePreview(cron, timezone);
  const { data, error } = preview;
  return (
    <p role="status" className={error ? "text-sm text-danger sm:col-span-2" : "text-sm text-muted sm:col-span-2"}>
      {error ? problemOf(error).detail : data && text.preview(data.in_words, data.next_due.slice(0, 3).map((due) => dateTime(due)))}
    </p>
  );
}
