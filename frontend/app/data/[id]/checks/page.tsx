import type { Metadata } from "next";

import { datasetMessages } from "@/features/datasets/messages";
import { ChecksPage } from "@/features/quality/checks-page";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(datasetMessages)).tabs.names.checks };
}

export default async function DatasetChecksPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ChecksPage id={id} />;
}
