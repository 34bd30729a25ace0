"use client";

import { type FormEvent, useState, useSyncExternalStore } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { goTo } from "@/features/account/go-to";
import { accountText } from "@/features/account/text";
import { areEqual, NewPassword } from "@/features/account/new-password";
import { useLinkPurpose, useWelcome } from "@/features/account/queries";
import type { LinkRead } from "@/lib/api/generated";

const { fields, welcome: text } = accountText;

const listen = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** The secret is the part after #, which browsers send to no server. */
const useSecret = () =>
  useSyncExternalStore(
    listen,
    () => window.location.hash.slice(1),
    () => null,
  );

export function Welcome() {
  const secret = useSecret();
  const purpose = useLinkPurpose(secret ?? "");
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={text.title} lead={purpose.data && lead(purpose.data)} />
      {secret === "" && <Alert tone="warn">{text.noLink}</Alert>}
      {purpose.isError && <ProblemPanel error={purpose.error} title={text.badLink} />}
      {purpose.data && secret && <WelcomeForm link={secret} purpose={purpose.data} />}
      {secret !== "" && purpose.isPending && <SkeletonLines lines={4} />}
    </div>
  );
}

const lead = ({ name }: LinkRead) => (name === null ? text.first : text.invited(name));

function WelcomeForm({ link, purpose }: { link: string; purpose: LinkRead }) {
  const [name, setName] = useState(purpose.name ?? "");
  const [twice, setTwice] = useState({ password: "", again: "" });
  const save = useWelcome();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (areEqual(twice)) save.mutate({ link, name, password: twice.password }, { onSuccess: () => goTo("/") });
  };
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={fields.name} help={purpose.name === null ? fields.nameHelp : undefined}>
          {(control) => (
            <Input
              {...control}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              required
              maxLength={100}
              readOnly={purpose.name !== null}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <NewPassword value={twice} onChange={setTwice} />
        {save.isError && <ProblemPanel error={save.error} title={text.failed} />}
        <Button type="submit" look="primary" busy={save.isPending || save.isSuccess}>
          {text.action}
        </Button>
      </form>
    </Card>
  );
}
