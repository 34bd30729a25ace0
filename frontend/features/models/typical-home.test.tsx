// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { TypicalHome } from "@/features/models/typical-home";
import type { ModelSchemaRead, PredictRequest, PredictResponse } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model, rangeRecord } from "@/test/models";
import { comparable, field } from "@/test/valuations";

const backend = withBackend();
const known = model({});

const schema: ModelSchemaRead = {
  model_id: known.id,
  currency: "USD",
  area_unit: "ft2",
  example: { sqft: 2400 },
  reference: { sqft: 1850 },
  fields: [field({ name: "sqft", label: "Living area" })],
};

const answer: PredictResponse = {
  model_id: known.id,
  family: "pytorch",
  version: 1,
  value: 431_000,
  low_90: 345_000,
  high_90: 538_000,
  fsd: 0.12,
  currency: "USD",
  as_of: null,
  confidence: { score: 88, band: "high", reason: "Many like it were sold nearby." },
  reason_codes: [],
  range_68: { low: 382_000, high: 486_000 },
  range_90: { low: 345_000, high: 538_000 },
  quantiles: [],
  ranges: rangeRecord({}),
  notes: [],
  explanation: {
    comparables: [comparable({ features: { sqft: 1840 }, price: 425_000 }), comparable({ features: { sqft: 1900 }, price: 440_000 })],
    comparables_range: null,
    contributions: [],
    reference_value: 431_000,
  },
};

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <TypicalHome model={known} />
    </QueryClientProvider>,
  );

describe("a typical home", () => {
  it("is valued by the model that is shown, with the sales it compares with", async () => {
    const sent: PredictRequest[] = [];
    backend.handle(async (request, response) => {
      if (request.method === "GET") return json(response, schema);
      sent.push(JSON.parse(await bodyOf(request)) as PredictRequest);
      json(response, answer);
    });
    show();
    const table = await screen.findByRole("table", { name: "This home and its comparable sales" });
    expect(sent).toEqual([{ model: known.id, explain: true, features: { sqft: 1850 } }]);
    expect(within(table).getByRole("columnheader", { name: "Sale 2" })).toBeVisible();
    expect(within(table).getByRole("row", { name: /^Living area 1,850 1,840 1,900$/ })).toBeVisible();
    expect(screen.getByText(/^The home in the middle of the sales/)).toHaveTextContent("90 % range: $431,000 $345,000 – $538,000 How sure: high. Many like it were sold nearby.");
  });

  it("says what went wrong", async () => {
    const problem = { type: "about:blank", title: "Value refused", code: "value_refused", status: 422, detail: "No value: it is outside the area." };
    backend.handle((request, response) => json(response, request.method === "GET" ? schema : problem, request.method === "GET" ? 200 : 422));
    show();
    expect(await screen.findByText("The comparable sales could not be loaded")).toBeVisible();
    expect(screen.getByText(/outside the area/)).toBeVisible();
  });
});
