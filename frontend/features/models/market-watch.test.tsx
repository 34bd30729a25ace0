// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { MarketWatch } from "@/features/models/market-watch";
import type { ModelWatch } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

const backend = withBackend();
const figures = { median_ratio: 0.93, coverage_90: 80 };

const quiet: ModelWatch = {
  run_id: "r".repeat(26),
  at: "2027-01-31T00:00:00Z",
  later_dataset_id: "later",
  newest_dataset_id: "newest",
  watch: {
    n: 90,
    first_day: "2027-01-01",
    last_day: "2027-01-30",
    reference: { ...figures, n: 400 },
    new: figures,
    points: [{ sale: 1, day: "2027-01-01", level: 0.1, coverage: 0 }],
    alarms: [],
    sentence: "The 90 sales since the training show no change of level or coverage.",
  },
};
const sentence = "Since 2027-01-04 values are about 7 % too low.";
const moved: ModelWatch = {
  ...quiet,
  watch: { ...quiet.watch!, sentence, alarms: [{ ...figures, kind: "level_low", sale: 80, since_sale: 12, since_day: "2027-01-04", n: 78, change: -7, sentence }] },
};
let answer: ModelWatch | null;
let asked: number;

beforeEach(() => {
  client.setConfig({ baseUrl: `${backend.url}/api` });
  asked = 0;
  backend.handle((_, response) => {
    asked += 1;
    return answer ? json(response, answer) : json(response, { code: "not_found", status: 404, detail: "not measured", title: "", hint: "", error_ref: "", places: [], type: "" }, 404);
  });
});

const show = () =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MarketWatch model={model({})} />
    </QueryClientProvider>,
  );

describe("new sales against a model", () => {
  it("says that nothing has changed, and offers nothing", async () => {
    answer = quiet;
    show();
    expect(await screen.findByText(/show no change/)).toBeTruthy();
    expect(screen.getByText("No change")).toBeTruthy();
    expect(screen.queryByText("Train again")).toBeNull();
  });

  it("says what has changed, and leads to a training on the newest version", async () => {
    answer = moved;
    show();
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Train again" }).getAttribute("href")).toBe("/train?ds=newest");
    expect(screen.getByRole("button", { name: "Learn the ranges again" })).toHaveProperty("disabled", false);
  });

  it("is not there before the first measurement", async () => {
    answer = null;
    const { container } = show();
    await waitFor(() => expect(asked).toBeGreaterThan(0));
    expect(container.innerHTML).toBe("");
  });
});
