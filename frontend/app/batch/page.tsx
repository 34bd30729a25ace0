import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { BatchesPage } from "@/features/batch/batches-page";
import { batchText } from "@/features/batch/messages";

export const metadata: Metadata = { title: batchText.title };

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <BatchesPage />
    </Suspense>
  );
}
