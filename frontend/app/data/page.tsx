import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { DataView } from "@/features/datasets/data-view";
import { datasetText } from "@/features/datasets/messages";

export const metadata: Metadata = { title: datasetText.title };

export default function DataPage() {
  return (
    <>
      <PageHeader title={datasetText.title} lead={datasetText.lead} />
      <DataView />
    </>
  );
}
