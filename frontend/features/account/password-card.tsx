"use client";

import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { accountText } from "@/features/account/text";
import { areEqual, NewPassword } from "@/features/account/new-password";
import { useAccount, useChangePassword } from "@/features/account/queries";

const text = accountText.password;
const EMPTY = { password: "", again: "" };

/** People of a provider have no password here. */
export function PasswordCard() {
  const account = useAccount().data;
  if (account?.user?.has_password !== false) return <PasswordForm />;
  return (
    <Card title={text.title}>
      <p className="text-muted">{text.atProvider(account.provider ?? text.provider)}</p>
    </Card>
  );
}

function PasswordForm() {
  const [old, setOld] = useState("");
  const [twice, setTwice] = useState(EMPTY);
  const change = useChangePassword();
  const clear = () => {
    setOld("");
    setTwice(EMPTY);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (areEqual(twice)) change.mutate({ old, new: twice.password }, { onSuccess: clear });
  };
  return (
    <Card title={text.title}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={text.old}>
          {(control) => <Input {...control} type="password" autoComplete="current-password" required value={old} onChange={(event) => setOld(event.target.value)} />}
        </Field>
        <NewPassword label={text.next} value={twice} onChange={setTwice} />
        {change.isError && <ProblemPanel error={change.error} title={text.failed} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={change.isPending}>
            {text.action}
          </Button>
          <p role="status" className="text-sm text-success">
            {change.isSuccess && text.done}
          </p>
        </div>
      </form>
    </Card>
  );
}
