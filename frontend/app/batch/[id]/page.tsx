import type { Metadata } from "next";

import { BatchPage } from "@/features/batch/batch-page";
import { batchMessages } from "@/features/batch/messages";
import { tileSetting } from "@/lib/map-tiles";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(batchMessages)).title };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BatchPage id={id} tiles={tileSetting().tiles} />;
}
