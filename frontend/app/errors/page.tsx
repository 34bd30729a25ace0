import type { Metadata } from "next";
import { Suspense } from "react";

import { SkeletonLines } from "@/components/ui/skeleton";
import { ErrorsPage } from "@/features/errors/errors-page";
import { tileSetting } from "@/lib/map-tiles";
import { serverText } from "@/lib/server-text";
import { shellMessages } from "@/messages/shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(shellMessages)).pages.errors };
}
// The setting of the tiles is read when the page is asked for, not when it is built.
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <ErrorsPage {...tileSetting()} />
    </Suspense>
  );
}
