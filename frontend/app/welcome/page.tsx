import type { Metadata } from "next";

import { accountText } from "@/features/account/messages";
import { Welcome } from "@/features/account/welcome-form";

export const metadata: Metadata = { title: accountText.welcome.title };

export default function Page() {
  return <Welcome />;
}
