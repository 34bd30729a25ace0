"use client";

import { BrowserCard } from "@/features/notifications/browser-card";
import { DeliveriesCard } from "@/features/notifications/deliveries-card";
import { MailCard } from "@/features/notifications/mail-card";
import { useRecipients, useWebhooks } from "@/features/notifications/queries";
import { WebhooksCard } from "@/features/notifications/webhooks-card";

/** A part comes when those above it have their height, which would push it down otherwise. */
export function NotificationsView() {
  const mail = !useRecipients().isPending;
  const webhooks = !useWebhooks().isPending;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <WebhooksCard />
      <div className="grid gap-4">
        <MailCard />
        {mail && <BrowserCard />}
      </div>
      <div className="min-w-0 lg:col-span-2">{mail && webhooks && <DeliveriesCard />}</div>
    </div>
  );
}
