import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ValuePage } from "@/features/value/value-page";
import { tileSetting } from "@/lib/map-tiles";

export const metadata: Metadata = { title: "Value a home" };

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <ValuePage {...tileSetting()} />
    </Suspense>
  );
}
