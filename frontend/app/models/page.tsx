import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ModelsPage } from "@/features/models/models-page";

export const metadata: Metadata = { title: "Models" };

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={6} />}>
      <ModelsPage />
    </Suspense>
  );
}
