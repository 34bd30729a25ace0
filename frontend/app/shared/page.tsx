import type { Metadata } from "next";

import { SharedPage } from "@/features/shared/shared-page";

/** No search engine keeps it, and no page that it leads to learns of it. */
export const metadata: Metadata = { title: "Value of a home", robots: { index: false, follow: false, nocache: true }, referrer: "no-referrer" };

export default function Page() {
  return <SharedPage />;
}
