import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { DataView } from "@/features/datasets/data-view";
import { datasetMessages } from "@/features/datasets/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(datasetMessages)).title };
}

export default async function DataPage() {
  const text = await serverText(datasetMessages);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <DataView />
    </>
  );
}
