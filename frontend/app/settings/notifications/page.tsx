import type { Metadata } from "next";
import Link from "next/link";

import { PageHeader } from "@/components/ui/page-header";
import { Permit } from "@/features/account/permit";
import { notificationsMessages } from "@/features/notifications/messages";
import { NotificationsView } from "@/features/notifications/notifications-view";
import { settingsMessages } from "@/features/settings/messages";
import { serverText } from "@/lib/server-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await serverText(notificationsMessages)).title };
}

export default async function NotificationsPage() {
  const settingsText = await serverText(settingsMessages);
  const text = await serverText(notificationsMessages);
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} crumb={<Link href="/settings">{settingsText.title}</Link>} />
      <Permit role="administrator">
        <NotificationsView />
      </Permit>
    </>
  );
}
