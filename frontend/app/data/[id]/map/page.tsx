import type { Metadata } from "next";

import { MapPage } from "@/features/map/map-page";
import { mapText } from "@/features/map/messages";
import { tileSetting } from "@/lib/map-tiles";

export const metadata: Metadata = { title: mapText.open };

export default async function DatasetMapPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <MapPage id={id} {...tileSetting()} />;
}
