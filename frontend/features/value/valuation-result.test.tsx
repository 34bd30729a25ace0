// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
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
