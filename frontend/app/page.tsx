import { cookies } from "next/headers";

import { PageHeader } from "@/components/ui/page-header";
import { overviewText } from "@/features/overview/messages";
import { OverviewView } from "@/features/overview/overview-view";
import { STEPS_COOKIE } from "@/lib/theme";

export default async function OverviewPage() {
  const jar = await cookies();
  return (
    <>
      <PageHeader title={overviewText.title} />
      <OverviewView stepsHidden={jar.get(STEPS_COOKIE)?.value === "hidden"} />
    </>
  );
}
