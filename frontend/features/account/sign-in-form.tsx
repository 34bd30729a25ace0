"use client";

import { type FormEvent, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { AccountsOff } from "@/features/account/accounts-off";
import { accountText } from "@/features/account/text";
import { useAccount, useSignIn } from "@/features/account/queries";
import { goTo, ownPath } from "@/features/account/go-to";

const { fields, signIn: text } = accountText;

/** A whole page is loaded afterwards, so that nothing of an earlier user is left in memory. */
export function SignInForm({ next, problem = null }: { next: string; problem?: string | null }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const off = useAccount().data?.accounts === "off";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ name, password }, { onSuccess: () => goTo(next) });
  };
  if (off) return <NobodySignsIn />;
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={text.title} lead={text.lead} />
      {problem !== null && (
        <Alert tone="danger" title={text.providerFailed} className="mb-4">
          {text.problems[problem] ?? text.otherProblem}
        </Alert>
      )}
      <Card>
        <form onSubmit={submit}>
          <Controls className="flex flex-col gap-4">
            <Field label={fields.name}>
              {(control) => <Input {...control} name="username" autoComplete="username" autoCapitalize="none" required value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Field label={fields.password} help={text.forgotten}>
              {(control) => (
                <Input {...control} type="password" name="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
              )}
            </Field>
            {signIn.isError && <ProblemPanel error={signIn.error} title={text.failed} />}
            <Button type="submit" look="primary" busy={signIn.isPending || signIn.isSuccess}>
              {text.action}
            </Button>
          </Controls>
        </form>
        <ProviderButton next={next} />
      </Card>
    </div>
  );
}

function NobodySignsIn() {
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={text.title} />
      <AccountsOff />
    </div>
  );
}

/** A link, not a form: the way leads to another site, and back to a page of this one. */
function ProviderButton({ next }: { next: string }) {
  const provider = useAccount().data?.provider;
  if (!provider) return null;
  return (
    <>
      <p className="my-3 text-center text-muted">{text.or}</p>
      <a href={`/api/v1/account/openid/start?next=${encodeURIComponent(ownPath(next))}`} className={buttonClass("secondary", "md", "w-full")}>
        {text.provider(provider)}
      </a>
    </>
  );
}
