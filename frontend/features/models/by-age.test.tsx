// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { ByAge } from "@/features/models/by-age";
import { MarketIndex } from "@/features/models/market-index";
import type { AgeOfSales, EvaluationRead, MarketIndexRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { Sized } from "@/test/sized";

const backend = withBackend();
const about = (value: number) => ({ value, low: value * 0.9, high: value * 1.1, n: 60 });
const part = (month: number, coverage: number): AgeOfSales => ({
  first_day: `2025-0${month}-01`,
  last_day: `2025-0${month}-28`,
  days_after: 30 * month,
  n: 60,
  mdape: about(8 + month),
  median_ratio: about(1 - month / 100),
  coverage_90: about(coverage),
});
const index: MarketIndexRead = {
  model_id: model({}).id,
  period_months: 1,
  market: {
    area: null,
    n: 900,
    points: [
      { period: "2024-01", index: 100, low: 100, high: 100, n: 300 },
      { period: "2024-02", index: 103.4, low: 101.2, high: 105.7, n: 600 },
    ],
  },
  ahead: [{ period: "2024-03", index: 104.1, low: 100.2, high: 108.1, n: 0 }],
  areas: [],
  repeat_sales: null,
};
let told: Partial<EvaluationRead>;
let asked: string[];

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  asked = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => {
    asked.push(request.url ?? "");
    json(response, request.url?.endsWith("/market-index") ? index : told);
  });
});

const show = (what: React.ReactNode) => render(<QueryClientProvider client={makeQueryClient()}>{what}</QueryClientProvider>);

it("shows error, level and coverage as the model ages, as charts and as a table", async () => {
  told = { by_age: [part(1, 91), part(2, 88), part(3, 74)] };
  show(<ByAge model={model({})} />);
  const table = await screen.findByRole("table", { name: "Figures by time since the last training sale" });
  expect(within(table).getAllByRole("row")).toHaveLength(4);
  expect(within(table).getByText("1 Mar 2025 – 28 Mar 2025")).toBeVisible();
  expect(within(table).getByText("90")).toBeVisible();
  expect(within(table).getByText("74.0 % (66.6 % – 81.4 %)")).toBeVisible();
  expect(await screen.findByText("91 % at first, 74 % at last.")).toBeVisible();
  expect(screen.getByText("0.99 at first, 0.97 at last.")).toBeVisible();
});

it("shows nothing for a model that was not measured by age", async () => {
  told = { by_age: null };
  const { container } = show(<ByAge model={model({})} />);
  await expect.poll(() => asked.length).toBe(1);
  expect(container).toBeEmptyDOMElement();
});

it("shows the market index with what it rose to", async () => {
  told = { has_market_index: true };
  show(<MarketIndex model={model({})} />);
  expect(await screen.findByText("From 100 in 2024-01 to 103.4 in 2024-02 (95 % interval 101.2 – 105.7).")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Table" }));
  expect(screen.getByRole("cell", { name: "2024-03, outlook" })).toBeVisible();
});

it("does not ask for an index that the model lacks", async () => {
  told = { has_market_index: false };
  const { container } = show(<MarketIndex model={model({})} />);
  await expect.poll(() => asked.length).toBe(1);
  expect(container).toBeEmptyDOMElement();
  expect(asked.some((url) => url.endsWith("/market-index"))).toBe(false);
});
