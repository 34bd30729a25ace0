"use client";

import dynamic from "next/dynamic";

import { useAccount } from "@/features/account/queries";

/** A studio without accounts never loads it. */
const PeopleMenu = dynamic(() => import("@/features/account/people-menu").then((module) => module.PeopleMenu), { ssr: false });

/** Who has signed in, and the way to everything about people; nothing where there are no accounts. */
export function AccountMenu() {
  const account = useAccount().data;
  const user = account?.user;
  return user ? <PeopleMenu user={user} isAtProvider={user.is_from_provider && account.provider !== null} /> : null;
}
