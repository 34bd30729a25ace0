"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { ROLES } from "@/features/account/roles";
import { accountText } from "@/features/account/text";
import { peopleText } from "@/features/account/shell-text";
import { useChangeUser, useRenewLink } from "@/features/account/queries";
import type { InvitedRead, UserRead } from "@/lib/api/generated";
import { ago } from "@/lib/format";

const text = accountText.users;
const roleOptions = () => ROLES.map((value) => ({ value, label: peopleText.roles[value].label }));

type State = keyof typeof text.states;
const TONES: Record<State, Tone> = { invited: "warn", active: "success", disabled: "neutral" };
const stateOf = (user: UserRead): State => (user.is_disabled ? "disabled" : user.is_invited ? "invited" : "active");

export function UserTable({ users, onLink }: { users: UserRead[]; onLink: (invited: InvitedRead) => void }) {
  const change = useChangeUser();
  const renew = useRenewLink();
  const busy = change.isPending || renew.isPending;
  const columns: Column<UserRead>[] = [
    {
      id: "name",
      header: text.columns.name,
      cell: ({ name, is_from_provider }) => (
        <>
          {name}
          {is_from_provider && <span className="ml-1.5 text-sm text-muted">({text.fromProvider})</span>}
        </>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: "role",
      header: text.columns.role,
      cell: ({ id, name, role }) => (
        <Select aria-label={text.roleOf(name)} value={role} options={roleOptions()} onChange={(next) => change.mutate({ id, role: next })} disabled={busy} className="w-40" />
      ),
    },
    { id: "state", header: text.columns.state, cell: (user) => <Badge tone={TONES[stateOf(user)]}>{text.states[stateOf(user)]}</Badge> },
    { id: "seen", header: text.columns.seen, cell: (user) => (user.last_sign_in_at ? ago(user.last_sign_in_at) : text.never) },
    {
      id: "actions",
      header: text.columns.actions,
      cell: ({ id, name, is_disabled }) => (
        <span className="inline-flex gap-2">
          <Button size="sm" aria-label={text.newLinkNamed(name)} onClick={() => renew.mutate(id, { onSuccess: onLink })} disabled={busy || is_disabled}>
            {text.newLink}
          </Button>
          <Button
            size="sm"
            aria-label={is_disabled ? text.enableNamed(name) : text.disableNamed(name)}
            onClick={() => change.mutate({ id, is_disabled: !is_disabled })}
            disabled={busy}
          >
            {is_disabled ? text.enable : text.disable}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      {(change.isError || renew.isError) && <ProblemPanel error={change.error ?? renew.error} title={text.changeFailed} />}
      <DataTable caption={text.table} rows={users} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}
