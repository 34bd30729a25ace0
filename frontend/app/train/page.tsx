import type { Metadata } from "next";

import { PageHeader } from "@/components/ui/page-header";
import { trainingText } from "@/features/training/messages";
import { TrainView } from "@/features/training/train-view";

export const metadata: Metadata = { title: trainingText.title };

export default function TrainPage() {
  return (
    <>
      <PageHeader title={trainingText.title} lead={trainingText.lead} />
      <TrainView />
    </>
  );
}
