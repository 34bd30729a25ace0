import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ModelsPage } from "@/features/models/models-page";
import { serverText } from "@/lib/server-text";
import { shellMessages } from "@/messages/shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(shellMessages)).pages.models };
}

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={6} />}>
      <ModelsPage />
    </Suspense>
  );
}
