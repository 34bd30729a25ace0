import type { Metadata } from "next";

import { DatasetDetail } from "@/features/datasets/detail-view";
import { datasetText } from "@/features/datasets/messages";
import { Versions } from "@/features/versions/versions";

export const metadata: Metadata = { title: datasetText.title };

export default async function DatasetPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <DatasetDetail id={id} versions={<Versions id={id} />} />;
}
