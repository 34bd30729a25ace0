import type { Metadata } from "next";

import { datasetMessages } from "@/features/datasets/messages";
import { RowsPage } from "@/features/rows/rows-page";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(datasetMessages)).tabs.names.rows };
}

export default async function DatasetRowsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RowsPage id={id} />;
}
