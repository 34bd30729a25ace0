import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { healthText } from "@/features/health/messages";
import { WorkersView } from "@/features/health/workers-view";

export const metadata: Metadata = { title: healthText.title };

export default function WorkersPage() {
  return (
    <>
      <PageHeader title={healthText.title} lead={healthText.lead} />
      <WorkersView />
    </>
  );
}
