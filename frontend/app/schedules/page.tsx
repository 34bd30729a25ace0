import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { schedulesMessages } from "@/features/schedules/messages";
import { SchedulesView } from "@/features/schedules/schedules-view";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(schedulesMessages)).title };
}

export default async function SchedulesPage() {
  const text = await serverText(schedulesMessages);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <SchedulesView />
    </>
  );
}
