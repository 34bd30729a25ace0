import type { Metadata } from "next";

import { runText } from "@/features/runs/messages";
import { RunView } from "@/features/runs/run-view";

export const metadata: Metadata = { title: runText.crumb };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RunView id={id} />;
}
