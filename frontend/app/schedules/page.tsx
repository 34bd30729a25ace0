import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { schedulesText as text } from "@/features/schedules/messages";
import { SchedulesView } from "@/features/schedules/schedules-view";

export const metadata: Metadata = { title: text.title };

export default function SchedulesPage() {
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <SchedulesView />
    </>
  );
}
