import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { BatchesPage } from "@/features/batch/batches-page";
import { batchMessages } from "@/features/batch/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(batchMessages)).title };
}

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <BatchesPage />
    </Suspense>
  );
}
