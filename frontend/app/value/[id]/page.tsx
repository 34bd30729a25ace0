import type { Metadata } from "next";

import { valueMessages } from "@/features/value/messages";
import { StoredValuationPage } from "@/features/value/stored-valuation-page";
import { tileSetting } from "@/lib/map-tiles";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(valueMessages)).stored.title };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <StoredValuationPage id={id} tiles={tileSetting().tiles} />;
}
