// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { Frontier } from "@/features/models/frontier";
import type { FrontierPoint } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { makeRun } from "@/test/api";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { Sized } from "@/test/sized";

const push = vi.fn();
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const backend = withBackend();
const one = { value: 1, low: 1, high: 1 };
const figures = { n: 1200, mdape: one, median_ratio: one, cod: one, prd: one, prb: one, vei: one, vei_conclusion: null };
const points: FrontierPoint[] = [0, 0.375].map((equity) => ({ equity, slope: 1, chosen: equity === 0, out_of_fold: figures, rehearsal: null }));
let sent: unknown[];

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  sent = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(async (request, response) => {
    if (request.method !== "POST") return json(response, { equity_frontier: points });
    sent.push(request.url, JSON.parse(await bodyOf(request)));
    json(response, makeRun({ id: "9".repeat(26) }));
  });
});

const show = (status: "candidate" | "former") =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Frontier model={model({ status })} />
    </QueryClientProvider>,
  );

it("makes another point of the frontier and goes to its run", async () => {
  show("candidate");
  const table = await screen.findByRole("table", { name: "Error and equity of what this model could be" });
  expect(within(table).getByText("this model")).toBeVisible();
  await userEvent.click(within(table).getByRole("button", { name: "Make the candidate with equity 0.375" }));
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith(`/runs/${"9".repeat(26)}`));
  expect(sent).toEqual([`/api/v1/models/${model({}).id}/equity`, { equity: 0.375 }]);
});

it("makes candidates of a former champion too", async () => {
  show("former");
  expect(await screen.findByRole("button", { name: /candidate/ })).toBeVisible();
});

it("lets a point of the picture be picked by keyboard, and makes it", async () => {
  show("candidate");
  expect(await screen.findByText("Choose a point of the picture, or a row of the table.")).toBeVisible();
  // The picture is drawn anew once its width is known, and has the focus no longer.
  const chosen = await vi.waitFor(async () => {
    (await screen.findByLabelText(/^What this model could be\. Each of 2 points/)).focus();
    await userEvent.keyboard("{End}{Enter}");
    return screen.getByText(/^Equity 0\.375: .*\.$/);
  });
  await userEvent.click(within(chosen.parentElement ?? document.body).getByRole("button", { name: "Make the candidate with equity 0.375" }));
  await vi.waitFor(() => expect(sent).toEqual([`/api/v1/models/${model({}).id}/equity`, { equity: 0.375 }]));
});
