// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { ValuationResult } from "@/features/value/valuation-result";
import type { ValuationRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model, narrow } from "@/test/models";
import { Sized } from "@/test/sized";
import { field, valuation } from "@/test/valuations";

const backend = withBackend();
const known = model({});

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((_, response) => json(response, { model_id: known.id, currency: "USD", area_unit: "ft2", fields: [field({})], example: {}, reference: {} }));
});

const show = (change: Partial<ValuationRead>) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <ValuationResult valuation={{ ...valuation(known), range_68: { low: 382_000, high: 486_000 }, ...change }} />
    </QueryClientProvider>,
  );

it("promises nine in ten where the ranges held them", () => {
  show({});
  expect(screen.getByText(/^Nine in ten prices of homes like this one should lie from/)).toBeVisible();
  expect(screen.getByText(/^about two in three: /)).toBeVisible();
});

it("has the range and how sure it is in the files of its charts, too", async () => {
  const value = { value: 400_000, low_90: 350_000, high_90: 460_000, fsd: 0.0815 };
  show({ by_model: [{ ...value, family: "lightgbm", model_id: known.id, version: 1 }] });
  expect(await tableOf("Value and 90 % range")).toHaveTextContent(new RegExp(`How sure.*${valuation(known).confidence.band}`, "i"));
  expect(await tableOf("All models side by side")).toHaveTextContent(/FSD.*0\.0815/);
});

/** The table of a chart, which its file holds. */
async function tableOf(title: string): Promise<HTMLElement> {
  const chart = screen.getByRole("heading", { name: title }).closest("figure, section")!;
  await userEvent.click(within(chart as HTMLElement).getByRole("button", { name: /Table/ }));
  return within(chart as HTMLElement).findByRole("table");
}

it("states what the ranges held where they fell short", () => {
  show({ coverage_note: narrow() });
  expect(screen.getByText(/^About 84 of 100 prices of homes like this one should lie from/)).toBeVisible();
  expect(screen.getByText(/^about 58 of 100: /)).toBeVisible();
  expect(screen.getByText(/only 83.5 % of the time, and not the 90 %/)).toBeVisible();
  expect(screen.queryByText(/nine in ten/i)).toBeNull();
});

it("says why the range of a later day is wide", () => {
  const note = "The last sale that the model knows is 4 months older than this value, and prices moved by about ±2.0 % a month: the range has to allow for that.";
  show({ notes: [note] });
  expect(screen.getByText(note)).toBeVisible();
});
