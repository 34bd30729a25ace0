import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ComparePage } from "@/features/compare/compare-page";

export const metadata: Metadata = { title: "Compare" };

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={6} />}>
      <ComparePage />
    </Suspense>
  );
}
