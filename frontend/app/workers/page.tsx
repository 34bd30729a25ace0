import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { healthMessages } from "@/features/health/messages";
import { WorkersView } from "@/features/health/workers-view";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(healthMessages)).title };
}

export default async function WorkersPage() {
  const healthText = await serverText(healthMessages);
  return (
    <>
      <PageHeader title={healthText.title} lead={healthText.lead} />
      <WorkersView />
    </>
  );
}
