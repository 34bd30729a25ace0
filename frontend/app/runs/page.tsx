import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { HistoryView } from "@/features/runs/history-view";
import { runText } from "@/features/runs/messages";

export const metadata: Metadata = { title: runText.history.title };

export default function RunsPage() {
  return (
    <>
      <PageHeader title={runText.history.title} lead={runText.history.lead} />
      <HistoryView />
    </>
  );
}
