// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { RatioStudy } from "@/features/models/study";
import type { Trimmed } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

const backend = withBackend();

const trimmed: Trimmed = {
  n: 405,
  trimmed: 8,
  cod_quotient: 1.25,
  estimates: {
    median_ratio: { value: 1.0, low: 0.99, high: 1.02, n: 405 },
    cod: { value: 9, low: 8.5, high: 9.6, n: 405 },
    prd: { value: 1.011, low: 1.002, high: 1.02, n: 405 },
    prb: { value: -0.02, low: -0.035, high: -0.004, n: 405 },
  },
};

beforeEach(() => client.setConfig({ baseUrl: `${backend.url}/api` }));

function show(change: { trimmed: Trimmed | null }): void {
  backend.handle((_, response) => json(response, { ratio_study: { n: 413, dropped: 0, ...change } }));
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RatioStudy model={model({})} />
    </QueryClientProvider>,
  );
}

/** The cells under the head of the trimmed figures. */
async function trimmedCells(head: string): Promise<(string | null)[]> {
  const table = screen.getByRole("table", { name: "Ratio study on unseen sales" });
  const at = within(table).getAllByRole("columnheader").indexOf(await within(table).findByRole("columnheader", { name: head }));
  return within(table).getAllByRole("row").slice(1).map((row) => row.children[at]?.textContent ?? null);
}

it("shows the trimmed figures with intervals beside the untrimmed ones, and how many were trimmed", async () => {
  show({ trimmed });
  expect(await trimmedCells("Trimmed to 405")).toEqual(["1.00(0.99 – 1.02)", "9.0 %(8.5 % – 9.6 %)", "1.011(1.002 – 1.020)", "−0.020(−0.035 – −0.004)"]);
  expect(screen.getByText("8 of 413 ratios were trimmed, because they lie more than three interquartile ranges beyond the quartiles; with outliers the COD is 1.25 times as high as without.")).toBeVisible();
  expect(screen.getByRole("columnheader", { name: "Value" })).toBeVisible();
});

it("shows figures of an older version without intervals", async () => {
  show({ trimmed: { ...trimmed, estimates: { cod: { value: 9, low: null, high: null, n: 405 } } } });
  expect(await trimmedCells("Trimmed to 405")).toEqual(["—", "9.0 %", "—", "—"]);
});

it("says where nothing was trimmed, where the rest has no spread, and where too little is left", async () => {
  show({ trimmed: { ...trimmed, n: 413, trimmed: 0 } });
  expect(await screen.findByText("None of the 413 ratios is an outlier, so none was trimmed.")).toBeVisible();
  show({ trimmed: { ...trimmed, cod_quotient: null } });
  expect(await screen.findByText(/without outliers the COD is 0\.$/)).toBeVisible();
  show({ trimmed: null });
  expect(await screen.findByText(/too few ratios are left/)).toBeVisible();
});

it("says that the trimmed figures could not be loaded", async () => {
  backend.handle((_, response) => json(response, { title: "Not found", status: 404, code: "not_found", detail: "no such model", error_ref: "x" }, 404));
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RatioStudy model={model({})} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText("The trimmed figures could not be loaded")).toBeVisible();
  expect(await trimmedCells("Trimmed")).toEqual(["—", "—", "—", "—"]);
});
