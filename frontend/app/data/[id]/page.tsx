import type { Metadata } from "next";

import { DatasetSummary } from "@/features/datasets/dataset-summary";
import { datasetText } from "@/features/datasets/messages";

export const metadata: Metadata = { title: datasetText.one };

export default async function DatasetSummaryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <DatasetSummary id={id} />;
}
