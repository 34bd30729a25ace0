// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { Differences } from "@/features/compare/differences";
import { pairSentence } from "@/features/models/pairs";
import { makeQueryClient } from "@/features/live/query-client";
import type { DifferenceRead, PairRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const backend = withBackend();
const A = "a".repeat(26);
const B = "b".repeat(26);
const models = [model({ id: A, version: 1 }), model({ id: B, version: 2 })];

const difference = (value: number, low: number, high: number, verdict: DifferenceRead["verdict"]): DifferenceRead => ({ first: 9 + value, second: 9, difference: value, low, high, verdict });

const pair = (mdape: DifferenceRead): PairRead => ({
  first: A,
  second: B,
  metrics: {
    mdape,
    rmse: difference(-1200, -3000, 600, "no_proven_difference"),
    cod: difference(-0.3, -0.5, -0.1, "better"),
    ppe10: difference(2, 0.5, 3.5, "better"),
    coverage_90: difference(-4, -6, -2, "worse"),
  },
});

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Differences models={models} />
    </QueryClientProvider>,
  );

describe("the paired comparison", () => {
  it("asks for these models and shows each difference with its interval", async () => {
    const asked: unknown[] = [];
    backend.handle(async (request, response) => {
      asked.push(request.url, JSON.parse(await bodyOf(request)));
      json(response, { dataset: model({}).dataset, n: 413, same_test: true, leaderboard: [], differences: [pair(difference(-0.42, -0.8, -0.05, "better"))] });
    });
    show();
    expect(await screen.findByText(/is proven better than/)).toHaveTextContent("PyTorch v1 is proven better than PyTorch v2: −0.42 (−0.80 – −0.05) points of median error.");
    expect(asked).toEqual(["/api/v1/compare", { models: [A, B] }]);
    const cells = screen.getAllByRole("cell").map((cell) => cell.textContent);
    expect(cells).toEqual([
      "PyTorch v1 less PyTorch v2",
      "−0.42 (−0.80 – −0.05)better",
      "+2.00 (+0.50 – +3.50)better",
      "−$1,200 (−$3,000 – +$600)not proven",
      "−0.30 (−0.50 – −0.10)better",
      "−4.00 (−6.00 – −2.00)worse",
    ]);
    expect(screen.getByText(/come from 413 common test sales/)).toBeInTheDocument();
  });

  it("says why models cannot be compared", async () => {
    const detail = "The models share no test sales.";
    backend.handle((_, response) => json(response, { type: "about:blank", title: "Conflict", status: 409, code: "not_comparable", detail, hint: "", places: [], error_ref: "r" }, 409));
    show();
    expect(await screen.findByText(detail)).toBeInTheDocument();
  });

  it.each([
    [difference(-0.4, -0.8, -0.1, "better"), "A is proven better than B: −0.40 (−0.80 – −0.10) points of median error."],
    [difference(0.4, 0.1, 0.8, "worse"), "A is proven worse than B: +0.40 (+0.10 – +0.80) points of median error."],
    [difference(-0.1, -0.5, 0.3, "no_proven_difference"), "No difference between A and B is proven: −0.10 (−0.50 – +0.30) points of median error."],
    [difference(0, 0, 0, "no_proven_difference"), "No difference between A and B is proven: 0.00 (0.00 – 0.00) points of median error."],
    [difference(-5, -9, -1, null), "There are too few sales to tell A and B apart."],
  ])("%#: claims what the interval proves", (mdape, text) => {
    expect(pairSentence(pair(mdape), (id) => id.slice(0, 1).toUpperCase(), "USD")).toBe(text);
  });
});
