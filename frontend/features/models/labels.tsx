"use client";

import { X } from "lucide-react";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { controlClass, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit, useForbidden } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { labelsText as text } from "@/features/models/labels-text";
import { useChangeLabels, useDropAlias, useSetAlias } from "@/features/models/labels-queries";
import type { ModelRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";

/** Tags, notes and aliases of a model, and the forms that change them. */
export function Labels({ model }: { model: ModelRead }) {
  const isReader = useForbidden({ role: "analyst", owned: model.owned }) !== undefined;
  return (
    <Card title={text.title}>
      {isReader && model.notes && <p className="mb-3 whitespace-pre-wrap">{model.notes}</p>}
      <Permit role="analyst" owned={model.owned}>
        <LabelsForm key={JSON.stringify([model.tags, model.notes])} model={model} />
      </Permit>
      <Aliases model={model} />
    </Card>
  );
}

function LabelsForm({ model }: { model: ModelRead }) {
  const [tags, setTags] = useState((model.tags ?? []).join(", "));
  const [notes, setNotes] = useState(model.notes ?? "");
  const change = useChangeLabels(model.id);
  const toast = useToast();
  const stale = useStale();
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    change.mutate({ tags: splitTags(tags), notes }, { onSuccess: () => toast(text.saved) });
  };
  return (
    <form onSubmit={send} className="no-print flex flex-col items-start gap-3">
      <Field label={text.tags} help={text.tagsHelp} className="w-full">
        {(control) => <Input {...control} value={tags} maxLength={900} onChange={(event) => setTags(event.target.value)} />}
      </Field>
      <Field label={text.notes} help={text.notesHelp} className="w-full">
        {(control) => <textarea {...control} rows={3} value={notes} maxLength={10_000} onChange={(event) => setNotes(event.target.value)} className={cn(controlClass, "h-auto py-2")} />}
      </Field>
      <Button type="submit" busy={change.isPending} disabled={stale}>
        {text.save}
      </Button>
      {change.isError && <ProblemPanel error={change.error} title={text.saveFailed} />}
    </form>
  );
}

export const splitTags = (tags: string): string[] =>
  tags
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");

function Aliases({ model }: { model: ModelRead }) {
  const [alias, setAlias] = useState("");
  const [set, drop] = [useSetAlias(model.id), useDropAlias(model.id)];
  const mayName = useForbidden({ role: "approver" }) === undefined;
  const stale = useStale();
  const aliases = model.aliases ?? [];
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    set.mutate(alias.trim(), { onSuccess: () => setAlias("") });
  };
  const failed = set.isError ? set : drop.isError ? drop : null;
  return (
    <section aria-label={text.aliases} className="mt-4 border-t border-line pt-3">
      <h3 className="font-semibold">{text.aliases}</h3>
      <p className="mb-2 text-sm text-muted">{text.aliasesLead(model.dataset.id)}</p>
      {aliases.length === 0 && <p>{text.noAlias}</p>}
      <ul className="flex flex-wrap gap-2">
        {aliases.map((name) => (
          <li key={name} className="flex items-center gap-1">
            <Badge>{name}</Badge>
            {mayName && (
              <Button size="sm" look="ghost" aria-label={text.drop(name)} title={text.drop(name)} disabled={stale || drop.isPending} onClick={() => drop.mutate(name)}>
                <X aria-hidden="true" className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Permit role="approver">
        <form onSubmit={send} className="no-print mt-3 flex flex-wrap items-end gap-2">
          <Field label={text.alias} help={text.aliasHelp} className="min-w-48 flex-1">
            {(control) => <Input {...control} value={alias} maxLength={32} onChange={(event) => setAlias(event.target.value)} />}
          </Field>
          <Button type="submit" className="mb-5" busy={set.isPending} disabled={stale || alias.trim() === ""}>
            {text.add}
          </Button>
        </form>
      </Permit>
      {failed && <ProblemPanel error={failed.error} title={text.aliasFailed} />}
    </section>
  );
}
