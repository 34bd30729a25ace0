import type { Metadata } from "next";

import { datasetText } from "@/features/datasets/messages";
import { Versions } from "@/features/versions/versions";

export const metadata: Metadata = { title: datasetText.tabs.names.versions };

export default async function DatasetVersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <Versions id={id} />;
}
