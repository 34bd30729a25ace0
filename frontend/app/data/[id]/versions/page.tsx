import type { Metadata } from "next";

import { datasetMessages } from "@/features/datasets/messages";
import { Versions } from "@/features/versions/versions";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(datasetMessages)).tabs.names.versions };
}

export default async function DatasetVersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <Versions id={id} />;
}
