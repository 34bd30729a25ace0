import type { Metadata } from "next";
import Link from "next/link";

import { PageHeader } from "@/components/ui/page-header";
import { Permit } from "@/features/account/permit";
import { notificationsText as text } from "@/features/notifications/messages";
import { NotificationsView } from "@/features/notifications/notifications-view";
import { settingsText } from "@/features/settings/messages";

export const metadata: Metadata = { title: text.title };

export default function NotificationsPage() {
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} crumb={<Link href="/settings">{settingsText.title}</Link>} />
      <Permit role="administrator">
        <NotificationsView />
      </Permit>
    </>
  );
}
