"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { allowBrowserNotices, stopBrowserNotices, useBrowserNotices } from "@/features/notifications/browser-notices";
import { notificationsText } from "@/features/notifications/text";

const text = notificationsText.browser;

/** The browser is asked by this button only, never by the page itself. */
export function BrowserCard() {
  const state = useBrowserNotices();
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{text.lead}</p>
      {state === "off" && <Button onClick={() => void allowBrowserNotices()}>{text.ask}</Button>}
      <div role="status">
        {state === "on" && <p className="mb-3 text-success">{text.granted}</p>}
        {state === "denied" && <p className="text-danger">{text.denied}</p>}
        {state === "unsupported" && <p className="text-muted">{text.unsupported}</p>}
      </div>
      {state === "on" && <Button onClick={stopBrowserNotices}>{text.stop}</Button>}
    </Card>
  );
}
