import { cookies } from "next/headers";

import { PageHeader } from "@/components/ui/page-header";
import { overviewMessages } from "@/features/overview/messages";
import { OverviewView } from "@/features/overview/overview-view";
import { serverText } from "@/lib/server-text";
import { STEPS_COOKIE } from "@/lib/theme";

export default async function OverviewPage() {
  const jar = await cookies();
  const text = await serverText(overviewMessages);
  return (
    <>
      <PageHeader title={text.title} />
      <OverviewView stepsHidden={jar.get(STEPS_COOKIE)?.value === "hidden"} />
    </>
  );
}
