// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { WebhooksCard } from "@/features/notifications/webhooks-card";
import type { WebhookRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { bodyOf, json, withBackend } from "@/test/backend";

const backend = withBackend();
const hook: WebhookRead = {
  id: "w".repeat(26),
  url: "https://example.org/hook",
  description: "",
  topics: ["run.failed"],
  created_at: "2026-11-30T00:00:00Z",
  failing_since: null,
  disabled_at: null,
  disabled_reason: "",
  old_secret_until: null,
};
let items: WebhookRead[];
let sent: { call: string; body: unknown }[];

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  [items, sent] = [[], []];
  backend.handle(async (request, response) => {
    const { url = "", method = "" } = request;
    if (method === "GET") return json(response, { items });
    sent.push({ call: `${method} ${url.replace("/api/v1/webhooks", "")}`, body: JSON.parse((await bodyOf(request)) || "null") });
    if (method === "DELETE") return json(response, null, 204);
    items = [hook];
    json(response, url.endsWith("/secret") || url.endsWith("/webhooks") ? { ...hook, secret: "whsec_shown-once" } : hook);
  });
});

const show = () => {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <WebhooksCard />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return user;
};

describe("webhooks", () => {
  it("shows the secret of a new webhook until it is copied, and never again", async () => {
    const user = show();
    expect(await screen.findByText("There is no webhook yet")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Add a webhook" }));
    await user.type(screen.getByLabelText("Address"), hook.url);
    await user.click(screen.getByRole("checkbox", { name: "A run was cancelled" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("whsec_shown-once")).toBeTruthy();
    const { topics } = sent[0]?.body as { topics: string[] };
    expect(topics).not.toContain("run.cancelled");
    expect(topics).toContain("market.moved");
    await user.click(screen.getByRole("button", { name: "I have copied it" }));
    expect(await screen.findByText(hook.url)).toBeTruthy();
    expect(screen.queryByText("whsec_shown-once")).toBeNull();
  });

  it("asks before it changes a secret", async () => {
    items = [hook];
    const user = show();
    await user.click(await screen.findByRole("button", { name: "New secret" }));
    expect(sent).toEqual([]);
    const question = await screen.findByRole("alertdialog");
    await user.click(within(question).getByRole("button", { name: "New secret" }));
    expect(await screen.findByText("whsec_shown-once")).toBeTruthy();
    expect(sent.map(({ call }) => call)).toEqual([`POST /${hook.id}/secret`]);
  });

  it("says why a webhook is off, and switches it on", async () => {
    items = [{ ...hook, disabled_at: "2026-11-30T00:00:00Z", disabled_reason: "It answered 410." }];
    const user = show();
    expect(await screen.findByText("It answered 410.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Switch on" }));
    expect(await screen.findByText("On")).toBeTruthy();
    expect(sent[0]?.body).toEqual({ enabled: true });
  });
});
