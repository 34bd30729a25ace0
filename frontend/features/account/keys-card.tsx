"use client";

import { type FormEvent, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { accountText } from "@/features/account/text";
import { useKeys, useMakeKey, useRevokeKey } from "@/features/account/queries";
import type { KeyRead, KeyRequest } from "@/lib/api/generated";
import { ago, date } from "@/lib/format";

const text = accountText.keys;
type Scope = KeyRequest["scopes"][number];
const SCOPES = Object.keys(text.scopeLabels) as Scope[];
const lifetimes = () => ["30", "90", "365", ""].map((value) => ({ value: value || "none", label: text.lifetimes[value] ?? value }));

export function KeysCard() {
  const keys = useKeys();
  return (
    <Card title={text.title}>
      <p className="mb-4 max-w-3xl text-muted">{text.lead}</p>
      <NewKey />
      {keys.isError && <ProblemPanel error={keys.error} title={text.loadFailed} onRetry={() => void keys.refetch()} />}
      {keys.data && keys.data.items.length > 0 && <KeyTable keys={keys.data.items} />}
      {keys.data?.items.length === 0 && <p className="text-muted">{text.none}</p>}
    </Card>
  );
}

function NewKey() {
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [scopes, setScopes] = useState<Scope[]>(["read"]);
  const make = useMakeKey();
  const toggle = (scope: Scope) => setScopes((now) => (now.includes(scope) ? now.filter((other) => other !== scope) : [...now, scope]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name, scopes, days: days === "none" ? null : Number(days) }, { onSuccess: () => setName("") });
  };
  return (
    <form onSubmit={submit} className="mb-5 flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={text.name}>
          {(control) => <Input {...control} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={text.days}>{(control) => <Select {...control} value={days} onChange={setDays} options={lifetimes()} />}</Field>
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">{text.scopes}</legend>
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {SCOPES.map((scope) => (
            <label key={scope} className="inline-flex min-h-7 items-center gap-2">
              <input type="checkbox" className="size-4 accent-accent" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              {text.scopeLabels[scope]}
            </label>
          ))}
        </div>
      </fieldset>
      {make.isError && <ProblemPanel error={make.error} title={text.failed} />}
      <div>
        <Button type="submit" busy={make.isPending} disabled={scopes.length === 0}>
          {text.make}
        </Button>
      </div>
      {make.data && (
        <Alert tone="success" live title={text.made} actions={<CopyButton text={make.data.text} label={text.copy} />}>
          <code className="font-mono text-sm break-all" data-testid="new-key">
            {make.data.text}
          </code>
        </Alert>
      )}
    </form>
  );
}

function KeyTable({ keys }: { keys: KeyRead[] }) {
  const revoke = useRevokeKey();
  const columns: Column<KeyRead>[] = [
    { id: "name", header: text.columns.name, cell: ({ name }) => name },
    { id: "scopes", header: text.columns.scopes, cell: ({ scopes }) => scopes.join(", ") },
    { id: "expires", header: text.columns.expires, cell: (key) => (key.expires_at ? date(key.expires_at) : text.noEnd) },
    { id: "used", header: text.columns.used, cell: (key) => (key.last_used_at ? ago(key.last_used_at) : text.never) },
    {
      id: "revoke",
      header: <span className="sr-only">{text.revoke}</span>,
      numeric: true,
      cell: (key) => (
        <Button size="sm" aria-label={text.revokeNamed(key.name)} onClick={() => revoke.mutate(key.id)} disabled={revoke.isPending}>
          {text.revoke}
        </Button>
      ),
    },
  ];
  return (
    <>
      {revoke.isError && <ProblemPanel error={revoke.error} />}
      <DataTable caption={text.table} rows={keys} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}
