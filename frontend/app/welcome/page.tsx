import type { Metadata } from "next";

import { accountMessages } from "@/features/account/messages";
import { Welcome } from "@/features/account/welcome-form";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(accountMessages)).welcome.title };
}

export default function Page() {
  return <Welcome />;
}
