// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { RatioStudy } from "@/features/models/study";
import { tierFindings, tierRows } from "@/features/models/tier-rows";
import { Tiers } from "@/features/models/tiers";
import type { EvaluationRead, GroupRow } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model, scores } from "@/test/models";

const backend = withBackend();

const row = (change: Partial<GroupRow>): GroupRow => ({
  name: "1 of 2",
  n: 200,
  few: false,
  median_ratio: { value: 1.08, low: 1.05, high: 1.11 },
  mdape: { value: 12, low: 10, high: 14 },
  cod: { value: 13, low: 11, high: 15 },
  coverage_90: { value: 84, low: 80, high: 88 },
  level: "high",
  ranges: "too_narrow",
  proxy_low: 120_000,
  proxy_high: 180_000,
  ...change,
});

const rows = [row({}), row({ name: "2 of 2", n: 20, few: true, level: null, ranges: null, coverage_90: null, proxy_low: 180_000, proxy_high: 900_000 })];

function answer(change: Partial<EvaluationRead>): void {
  const tier = { rows, small: { groups: 0, sales: 0 }, beyond: { groups: 0, sales: 0 }, unlabelled: 0, worst_coverage: null, mean_coverage: 84 };
  const evaluation: EvaluationRead = {
    model_id: model({}).id,
    test_sha256: "790b",
    test: scores({}),
    baselines: {},
    ratio_study: { n: 220, dropped: 0, equity_sentence: "The cheapest half is valued 8 % too high." },
    groups: { tier, fsd_band: [] },
    ...change,
  };
  backend.handle((_, response) => json(response, evaluation));
}

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

/** PRB leaves 0 out here; the VEI does not agree. */
const alone = { ratio_study: { n: 220, dropped: 0, equity_sentence: null } };

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Tiers model={model({})} />
    </QueryClientProvider>,
  );

describe("value tiers", () => {
  it("show ratio and coverage with intervals, and what is beyond chance", async () => {
    answer({});
    show();
    const table = await screen.findByRole("table", { name: "Median ratio and coverage by value tier" });
    const cells = within(table).getAllByRole("cell").map((cell) => cell.textContent);
    expect(cells).toEqual([
      ...["1 of 2, $120K – $180K", "200", "1.08 (1.05 – 1.11)", "12.0 % (10.0 % – 14.0 %)", "84.0 % (80.0 % – 88.0 %)", "valued high beside the others; ranges too narrow"],
      ...["2 of 2, $180K – $900K", "20", "1.08 (1.05 – 1.11)", "12.0 % (10.0 % – 14.0 %)", "—", "—"],
    ]);
    expect(screen.getByText("The cheapest half is valued 8 % too high.")).toBeInTheDocument();
    expect(backend.seen.map((request) => request.url)).toEqual([`/api/v1/models/${model({}).id}/evaluation`]);
  });
  it("and the ratio study say the same of equity, whatever PRB says alone", async () => {
    answer(alone);
    const biased = model({ test: scores({ prb: { value: -0.04, low: -0.06, high: -0.02 } }) });
    render(
      <QueryClientProvider client={makeQueryClient()}>
        <RatioStudy model={biased} />
        <Tiers model={biased} />
      </QueryClientProvider>,
    );
    expect(await screen.findAllByText(/PRB and VEI together show no unequal treatment/)).toHaveLength(2);
    expect(screen.queryByText(/Dear homes are valued too low/)).toBeNull();
  });
  it("are missing from models of an older version", async () => {
    answer({ groups: null });
    show();
    expect(await screen.findByText(/There are no figures by tier/)).toBeInTheDocument();
  });
  it("keep the order of the server in the chart", () => {
    expect(tierRows(rows, "pytorch", "USD").map(({ label, low }) => [label, low])).toEqual([
      ["1 of 2, $120K – $180K", 1.05],
      ["2 of 2, $180K – $900K", 1.05],
    ]);
    expect(tierFindings({ level: "low", ranges: null })).toBe("valued low beside the others");
  });
});
