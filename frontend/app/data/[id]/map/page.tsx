import type { Metadata } from "next";

import { MapPage } from "@/features/map/map-page";
import { mapMessages } from "@/features/map/messages";
import { tileSetting } from "@/lib/map-tiles";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(mapMessages)).open };
}

export default async function DatasetMapPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <MapPage id={id} {...tileSetting()} />;
}
