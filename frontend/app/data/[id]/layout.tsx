import type { ReactNode } from "react";

import { DatasetFrame } from "@/features/datasets/dataset-frame";

export default async function DatasetLayout({ params, children }: { params: Promise<{ id: string }>; children: ReactNode }) {
  const { id } = await params;
  return <DatasetFrame id={id}>{children}</DatasetFrame>;
}
