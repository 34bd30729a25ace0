import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { trainingMessages } from "@/features/training/messages";
import { TrainView } from "@/features/training/train-view";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(trainingMessages)).title };
}

export default async function TrainPage() {
  const text = await serverText(trainingMessages);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <TrainView />
    </>
  );
}
