import type { Metadata } from "next";

import { AccountPage } from "@/features/account/account-page";
import { accountText } from "@/features/account/messages";

export const metadata: Metadata = { title: accountText.account.title };

export default async function Page({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  const { problem } = await searchParams;
  return <AccountPage problem={typeof problem === "string" ? problem : null} />;
}
