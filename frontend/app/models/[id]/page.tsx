import type { Metadata } from "next";

import { ModelPage } from "@/features/models/model-page";
import { serverText } from "@/lib/server-text";
import { allMessages } from "@/messages/all";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(allMessages)).models.one };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ModelPage id={id} />;
}
