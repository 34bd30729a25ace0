// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { AccountPage } from "@/features/account/account-page";
import { AuditPage } from "@/features/account/audit-page";
import { SignInForm } from "@/features/account/sign-in-form";
import { UsersPage } from "@/features/account/users-page";
import { makeQueryClient } from "@/features/live/query-client";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";

const backend = withBackend();

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(({ url = "" }, response) => {
    if (url.endsWith("/account")) return json(response, { accounts: "off", user: null, provider: null });
    json(response, { code: "conflict", status: 409, title: "Conflict", detail: "People can only be managed with accounts", places: [], error_ref: "x" }, 409);
  });
});

describe("a studio without accounts", () => {
  it.each([
    ["account", <AccountPage key="" />],
    ["users", <UsersPage key="" />],
    ["audit", <AuditPage key="" />],
    ["sign-in", <SignInForm key="" next="/" />],
  ])("says so on the page of %s, and asks for nothing that it does not have", async (_, page) => {
    render(<QueryClientProvider client={makeQueryClient()}>{page}</QueryClientProvider>);
    expect(await screen.findByText("This studio has no accounts")).toBeDefined();
    expect(screen.getByRole("link", { name: "Overview" })).toHaveAttribute("href", "/");
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(backend.seen.map(({ url }) => url).filter((url) => !url?.endsWith("/account"))).toEqual([]);
  });
});
