"use client";

import { BrowserCard } from "@/features/notifications/browser-card";
import { DeliveriesCard } from "@/features/notifications/deliveries-card";
import { MailCard } from "@/features/notifications/mail-card";
import { WebhooksCard } from "@/features/notifications/webhooks-card";

export function NotificationsView() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <WebhooksCard />
      <div className="grid gap-4">
        <MailCard />
        <BrowserCard />
      </div>
      <div className="min-w-0 lg:col-span-2">
        <DeliveriesCard />
      </div>
    </div>
  );
}
