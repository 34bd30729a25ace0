import type { Metadata } from "next";

import { AccountPage } from "@/features/account/account-page";
import { accountText } from "@/features/account/messages";

export const metadata: Metadata = { title: accountText.account.title };

export default function Page() {
  return <AccountPage />;
}
