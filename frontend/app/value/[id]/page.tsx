import type { Metadata } from "next";

import { StoredValuationPage } from "@/features/value/stored-valuation-page";
import { tileSetting } from "@/lib/map-tiles";

export const metadata: Metadata = { title: "Valuation" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <StoredValuationPage id={id} tiles={tileSetting().tiles} />;
}
