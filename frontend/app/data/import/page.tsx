import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { ImportView } from "@/features/importing/import-view";
import { importText } from "@/features/importing/messages";

export const metadata: Metadata = { title: importText.title };

export default function ImportPage() {
  return (
    <>
      <PageHeader title={importText.title} lead={importText.lead} />
      <ImportView />
    </>
  );
}
