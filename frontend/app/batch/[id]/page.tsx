import type { Metadata } from "next";

import { BatchPage } from "@/features/batch/batch-page";
import { batchText } from "@/features/batch/messages";
import { tileSetting } from "@/lib/map-tiles";

export const metadata: Metadata = { title: batchText.title };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BatchPage id={id} tiles={tileSetting().tiles} />;
}
