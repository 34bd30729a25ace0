// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { connection } from "@/features/live/connection";
import { makeQueryClient } from "@/features/live/query-client";
import { Welcome } from "@/features/overview/welcome";
import { client } from "@/lib/api/generated/client.gen";
import { Api } from "@/test/api";
import { withBackend } from "@/test/backend";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const backend = withBackend();

beforeEach(() => {
  push.mockClear();
  connection.reset();
  client.setConfig({ baseUrl: `${backend.url}/api` });
  const real = globalThis.fetch;
  // Node has no page address that a path could be relative to.
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => real(typeof input === "string" && input.startsWith("/") ? backend.url + input : input, init));
});

it("leads with one click to the page that waits for the first value, although the first run ends the welcome", async () => {
  const api = new Api();
  backend.handle(api.handle);
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Welcome />
    </QueryClientProvider>,
  );
  await userEvent.dblClick(await screen.findByRole("button", { name: "Use sample data" }));
  await waitFor(() => expect(push).toHaveBeenCalledWith(`/value?run=${api.runs[0]?.id}`));
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
  const sent = api.calls("POST", "/train");
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(sent[0]?.body).toMatchObject({ dataset: "demo", model_type: "lightgbm" });
});
