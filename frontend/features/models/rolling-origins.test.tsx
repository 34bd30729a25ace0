// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { useOrigins } from "@/features/models/origins-queries";
import { originsText } from "@/features/models/origins-text";
import { useEvaluation } from "@/features/models/queries";
import { RollingOrigins } from "@/features/models/rolling-origins";
import type { OriginScores, RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { finished, makeRun } from "@/test/api";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { Sized } from "@/test/sized";

const backend = withBackend();
const known = model({});
const about = (value: number) => ({ value, low: value * 0.9, high: value * 1.1, n: 60 });
const origin = (month: number, coverage: number): OriginScores => ({
  first_day: `2025-0${month}-01`,
  last_day: `2025-0${month}-28`,
  days_after: 14,
  n: 60,
  learned: 100 * month,
  mdape: about(8 + month),
  median_ratio: about(1 - month / 100),
  coverage_90: about(coverage),
});

let hasIndex: boolean;
let posted: number;

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  client.setConfig({ baseUrl: `${backend.url}/api` });
  [hasIndex, posted] = [true, 0];
});

/** Says when everything that the part asks for is there. */
function Known() {
  const [evaluation, origins] = [useEvaluation(known.id).data, useOrigins(known.id).data];
  return evaluation && origins && <p>known</p>;
}

function show(latest: RunRead | null): void {
  backend.handle((request, response) => {
    if (request.method === "POST") {
      posted++;
      json(response, makeRun({ kind: "origins" }));
    } else json(response, request.url?.endsWith("/rolling-origins") ? { run: latest } : { has_market_index: hasIndex, by_age: [] });
  });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RollingOrigins model={known} />
      <Known />
    </QueryClientProvider>,
  );
}

it("shows the figures of each origin, and how many ranges held", async () => {
  const figures = { families: ["lightgbm"], origins: [origin(1, 90), origin(2, 84)] };
  show(finished({ kind: "origins", origins: figures }));
  const table = await screen.findByRole("table", { name: originsText.table });
  expect(within(table).getAllByRole("row")).toHaveLength(3);
  expect(within(table).getByText("200")).toBeVisible();
  expect(screen.getByText(/between 86 and 94 % of the prices at 1 of 2 origins/)).toBeVisible();
  expect(screen.getByRole("button", { name: originsText.again })).toBeEnabled();
});

it("offers the measurement before the first, and says what it costs", async () => {
  show(null);
  const start = await screen.findByRole("button", { name: originsText.measure });
  expect(screen.getByText(originsText.cost)).toBeVisible();
  await userEvent.click(start);
  expect(await screen.findByRole("progressbar", { name: originsText.title })).toBeVisible();
  expect(posted).toBe(1);
});

it("shows nothing where the sales have no dates", async () => {
  hasIndex = false;
  show(null);
  expect(await screen.findByText("known")).toBeVisible();
  expect(screen.queryByText(originsText.title)).toBeNull();
});
