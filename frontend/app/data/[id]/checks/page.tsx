import type { Metadata } from "next";

import { datasetText } from "@/features/datasets/messages";
import { ChecksPage } from "@/features/quality/checks-page";

export const metadata: Metadata = { title: datasetText.tabs.names.checks };

export default async function DatasetChecksPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ChecksPage id={id} />;
}
