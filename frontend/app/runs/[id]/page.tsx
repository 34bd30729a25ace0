import type { Metadata } from "next";

import { runPageMessages } from "@/features/runs/messages";
import { RunView } from "@/features/runs/run-view";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(runPageMessages)).crumb };
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RunView id={id} />;
}
