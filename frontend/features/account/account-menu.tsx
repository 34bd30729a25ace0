"use client";

import dynamic from "next/dynamic";

import { useAccount } from "@/features/account/queries";

/** A studio without accounts never loads it. */
const PeopleMenu = dynamic(() => import("@/features/account/people-menu").then((module) => module.PeopleMenu), { ssr: false });

/**
 * Who has signed in, and the way to everything about people; nothing where there are no accounts. Where somebody is
 * expected, the room is kept until it is known who: nothing in the bar moves then.
 */
export function AccountMenu({ isExpected }: { isExpected: boolean }) {
  const account = useAccount().data;
  const user = account?.user;
  if (!user && !isExpected) return null;
  return (
    <div className="flex w-11 justify-end md:w-44">
      {user && <PeopleMenu user={user} isAtProvider={user.is_from_provider && account.provider !== null} />}
    </div>
  );
}
