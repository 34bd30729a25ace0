"use client";

import { CircleUserRound } from "lucide-react";

import { Button, buttonClass } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { TextLink } from "@/components/ui/text-link";
import { goTo } from "@/features/account/go-to";
import { useSignOut } from "@/features/account/queries";
import { peopleText } from "@/features/account/shell-text";
import type { SignedInUser } from "@/lib/api/generated";

const text = peopleText.menu;

type PeopleMenuProps = { user: SignedInUser; isAtProvider: boolean };

/** The way to everything about people, under the name of who has signed in. */
export function PeopleMenu({ user, isAtProvider }: PeopleMenuProps) {
  return (
    <Popover label={text.label} buttonLabel={text.signedInAs(user.name, user.role)} buttonClass={buttonClass("ghost", "md", "font-normal")} className="w-60 p-4" content={<Menu user={user} isAtProvider={isAtProvider} />}>
      <CircleUserRound aria-hidden="true" />
      <span className="hidden max-w-32 truncate md:inline">{user.name}</span>
    </Popover>
  );
}

function Menu({ user, isAtProvider }: PeopleMenuProps) {
  const signOut = useSignOut();
  // Who is known at the provider may have a session there, which would sign anybody in again.
  const page = isAtProvider ? "/api/v1/account/openid/sign-out" : "/sign-in";
  const leave = () => signOut.mutate(undefined, { onSettled: () => goTo(page) });
  return (
    <div className="flex flex-col gap-2.5">
      <p className="font-semibold break-words">{text.signedInAs(user.name, peopleText.roles[user.role].label)}</p>
      <TextLink href="/account">{text.account}</TextLink>
      {user.role === "administrator" && (
        <>
          <TextLink href="/users">{text.users}</TextLink>
          <TextLink href="/audit">{text.audit}</TextLink>
        </>
      )}
      <Button size="sm" onClick={leave} busy={signOut.isPending}>
        {text.signOut}
      </Button>
    </div>
  );
}
