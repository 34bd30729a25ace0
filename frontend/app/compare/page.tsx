import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ComparePage } from "@/features/compare/compare-page";
import { serverText } from "@/lib/server-text";
import { shellMessages } from "@/messages/shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(shellMessages)).pages.compare };
}

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={6} />}>
      <ComparePage />
    </Suspense>
  );
}
