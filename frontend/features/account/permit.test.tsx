// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { Permit } from "@/features/account/permit";
import { makeQueryClient } from "@/features/live/query-client";
import type { SignedInUser } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
});

function signedIn(role: SignedInUser["role"] | null): void {
  const user = role && { id: "u".repeat(26), name: "vera", role, scopes: null, has_password: true, is_from_provider: false };
  backend.handle((_, response) => json(response, { accounts: role ? "accounts" : "off", provider: null, promotion_needs_second: false, user }));
}

const show = (silent = false) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Permit role="analyst" silent={silent}>
        <button type="button">Train</button>
      </Permit>
      <Permit role="viewer">
        <p>known</p>
      </Permit>
    </QueryClientProvider>,
  );

it("puts the reason in the place of what a role may not do", async () => {
  signedIn("viewer");
  show();
  expect(await screen.findByText(/This needs the role analyst; you are a viewer/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Train" })).not.toBeInTheDocument();
  expect(screen.getByText("known")).toBeInTheDocument();
});

it.each(["analyst", "administrator"] as const)("offers it to an %s", async (role) => {
  signedIn(role);
  show();
  expect(await screen.findByRole("button", { name: "Train" })).toBeEnabled();
});

it("offers everything where there are no accounts", async () => {
  signedIn(null);
  show();
  expect(await screen.findByRole("button", { name: "Train" })).toBeEnabled();
});
