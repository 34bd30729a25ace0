// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { AccountMenu } from "@/features/account/account-menu";
import { makeQueryClient } from "@/features/live/query-client";
import type { SignedInUser } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();
const ada = { id: "u", name: "Ada", role: "analyst", is_from_provider: false, has_password: true } as SignedInUser;
let user: SignedInUser | null;

beforeEach(() => {
  user = ada;
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((_, response) => json(response, { accounts: user ? "accounts" : "off", user, provider: null }));
});

const show = (isExpected: boolean) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <AccountMenu isExpected={isExpected} />
    </QueryClientProvider>,
  ).container;

it("keeps the room of somebody who is expected until it is known who", async () => {
  const container = show(true);
  const room = container.firstElementChild;
  expect(room).not.toBeNull();
  expect(await screen.findByRole("button", { name: /Ada/ })).toBeVisible();
  expect(container.firstElementChild).toBe(room);
});

it("is nothing in a studio without accounts", async () => {
  user = null;
  const container = show(false);
  await expect.poll(() => backend.seen.length).toBeGreaterThan(0);
  expect(container).toBeEmptyDOMElement();
});
