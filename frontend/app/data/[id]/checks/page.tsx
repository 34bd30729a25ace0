import type { Metadata } from "next";

import { ChecksPage } from "@/features/quality/checks-page";
import { qualityText } from "@/features/quality/messages";

export const metadata: Metadata = { title: qualityText.open };

export default async function DatasetChecksPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ChecksPage id={id} />;
}
