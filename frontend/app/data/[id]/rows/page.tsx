import type { Metadata } from "next";

import { datasetText } from "@/features/datasets/messages";
import { RowsPage } from "@/features/rows/rows-page";

export const metadata: Metadata = { title: datasetText.tabs.names.rows };

export default async function DatasetRowsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RowsPage id={id} />;
}
