import type { Metadata } from "next";

import { Gallery } from "@/features/gallery/gallery";
import { galleryText } from "@/features/gallery/messages";

export const metadata: Metadata = { title: galleryText.title, robots: { index: false, follow: false } };

export default function Page() {
  return <Gallery />;
}
