import type { Metadata } from "next";

import { DatasetSummary } from "@/features/datasets/dataset-summary";
import { datasetMessages } from "@/features/datasets/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(datasetMessages)).one };
}

export default async function DatasetSummaryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <DatasetSummary id={id} />;
}
