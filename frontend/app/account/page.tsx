import type { Metadata } from "next";

import { AccountPage } from "@/features/account/account-page";
import { accountMessages } from "@/features/account/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).account.title };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  const { problem } = await searchParams;
  return <AccountPage problem={typeof problem === "string" ? problem : null} />;
}
