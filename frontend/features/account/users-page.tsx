"use client";

import { type FormEvent, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { RadioCards } from "@/components/ui/radio-cards";
import { SkeletonLines } from "@/components/ui/skeleton";
import { NeedsAccounts } from "@/features/account/accounts-off";
import { accountText } from "@/features/account/text";
import { peopleText } from "@/features/account/shell-text";
import { useInvite, useUsers } from "@/features/account/queries";
import { ROLES, type RoleName } from "@/features/account/roles";
import { UserTable } from "@/features/account/user-table";
import type { InvitedRead } from "@/lib/api/generated";

const text = accountText.users;

export function UsersPage() {
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <NeedsAccounts>
        <Users />
      </NeedsAccounts>
    </>
  );
}

function Users() {
  const users = useUsers();
  const [invited, setInvited] = useState<InvitedRead | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <Card title={text.add}>
        <Invite onInvited={setInvited} />
      </Card>
      {invited && <HandOver invited={invited} />}
      <Card title={users.data ? text.count(users.data.items.length) : text.title}>
        {users.isError && <ProblemPanel error={users.error} title={text.loadFailed} onRetry={() => void users.refetch()} />}
        {users.isPending && <SkeletonLines lines={4} />}
        {users.data && <UserTable users={users.data.items} onLink={setInvited} />}
      </Card>
    </div>
  );
}

function Invite({ onInvited }: { onInvited: (invited: InvitedRead) => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<RoleName>("analyst");
  const invite = useInvite();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = (invited: InvitedRead) => {
      setName("");
      onInvited(invited);
    };
    invite.mutate({ name, role }, { onSuccess });
  };
  const cards = ROLES.map((value) => ({ value, ...peopleText.roles[value] }));
  return (
    <form onSubmit={submit} className="flex max-w-3xl flex-col gap-4">
      <Field label={accountText.fields.name} help={accountText.fields.nameHelp} className="max-w-sm">
        {(control) => <Input {...control} required maxLength={100} autoCapitalize="none" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <RadioCards legend={accountText.fields.role} value={role} onChange={setRole} cards={cards} />
      {invite.isError && <ProblemPanel error={invite.error} title={text.addFailed} />}
      <div>
        <Button type="submit" look="primary" busy={invite.isPending}>
          {text.addAction}
        </Button>
      </div>
    </form>
  );
}

function HandOver({ invited }: { invited: InvitedRead }) {
  return (
    <Alert tone="success" live title={text.link(invited.user.name)} actions={<CopyButton text={invited.link} label={text.copyLink} />}>
      <code className="font-mono text-sm break-all" data-testid="invitation">
        {invited.link}
      </code>
    </Alert>
  );
}
