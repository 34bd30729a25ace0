import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { valueMessages } from "@/features/value/messages";
import { ValuePage } from "@/features/value/value-page";
import { tileSetting } from "@/lib/map-tiles";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(valueMessages)).title };
}

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <ValuePage {...tileSetting()} />
    </Suspense>
  );
}
