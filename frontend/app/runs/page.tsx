import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { HistoryView } from "@/features/runs/history-view";
import { runPageMessages } from "@/features/runs/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(runPageMessages)).history.title };
}

export default async function RunsPage() {
  const runText = await serverText(runPageMessages);
  return (
    <>
      <PageHeader title={runText.history.title} lead={runText.history.lead} />
      <HistoryView />
    </>
  );
}
