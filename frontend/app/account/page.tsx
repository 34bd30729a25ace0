import type { Metadata } from "next";

import { AccountPage } from "@/features/account/account-page";
import { accountMessages } from "@/features/account/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).account.title };
}

export default function Page() {
  return <AccountPage />;
}
