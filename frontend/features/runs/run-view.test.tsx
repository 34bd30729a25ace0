// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import { runName } from "@/features/runs/run-name";
import { RunView } from "@/features/runs/run-view";
import type { ModelRead, RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { dataset, finished, makeRun, scores } from "@/test/api";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

const backend = withBackend();
let run: RunRead;
let models: ModelRead[];

function part(letter: string, family: "lightgbm" | "pytorch" | "blend", mdape: number): RunRead {
  const one = finished({ id: letter.repeat(26), kind: family === "blend" ? "blend" : "train", model_type: family, parent_id: "0".repeat(26) });
  const id = letter.toUpperCase().repeat(26);
  return { ...one, model_id: id, result: one.result && { ...one.result, model_id: id, family, test: scores(mdape) } };
}

const parts = [part("a", "lightgbm", 8), part("b", "pytorch", 9), part("c", "blend", 10)];
const trained = (letter: string, family: ModelRead["family"], status: ModelRead["status"]) => model({ id: letter.repeat(26), family, status, version: 3 });

beforeEach(() => {
  run = finished({ kind: "all", model_type: "all", result: null, model_id: null, children: parts });
  models = [trained("A", "lightgbm", "champion"), trained("B", "pytorch", "candidate"), trained("C", "blend", "candidate")];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle(({ url = "" }, response) => {
    const found = [run, ...models].find(({ id }) => url === `/api/v1/runs/${id}` || url === `/api/v1/models/${id}`);
    if (found) return json(response, found);
    if (url === "/api/v1/datasets") return json(response, { items: [{ ...dataset, id: "later", title: "Sales of May" }], default_id: "later" });
    if (url.startsWith("/api/v1/models?")) return json(response, { items: models, next_cursor: null });
    if (url.endsWith("/curve")) return json(response, { points: [], best_epoch: null });
    json(response, { code: "not_found", status: 404, detail: `no ${url}` }, 404);
  });
});

const show = () =>
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={makeQueryClient()}>
        <ToastProvider>
          <RunView id={run.id} />
        </ToastProvider>
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

describe("the page of a training of all models", () => {
  it("leads to the blend for a value, and to a comparison of what it made", async () => {
    show();
    expect(await screen.findByRole("link", { name: "Value a home with it" })).toHaveAttribute("href", `/value?model=${"C".repeat(26)}`);
    expect(screen.getByRole("link", { name: "Compare" })).toHaveAttribute("href", `/compare?m=${["A", "B", "C"].map((letter) => letter.repeat(26)).join(",")}`);
  });

  it("shows each part's error and model, and which one is champion", async () => {
    show();
    const link = await screen.findByRole("link", { name: "LightGBM v3" });
    expect(link).toHaveAttribute("href", `/models/${"A".repeat(26)}`);
    expect(await screen.findByRole("link", { name: "Blend v3" })).toBeVisible();
    expect(screen.getByText("median error on unseen sales: 10.0 % (9.0 % – 11.0 %)")).toBeVisible();
    expect(within(link.parentElement as HTMLElement).getByText("Champion")).toBeVisible();
    expect(screen.getAllByText("Champion")).toHaveLength(1);
  });

  it("says whose figures they are, and where the blend can be promoted", async () => {
    show();
    expect(await screen.findByRole("link", { name: "Look at the blend and promote it" })).toHaveAttribute("href", `/models/${"C".repeat(26)}`);
    expect(await screen.findByText(/not the champion of Sample market: LightGBM v3 answers/)).toBeVisible();
    await userEvent.click(screen.getByRole("tab", { name: "Metrics" }));
    expect(await screen.findByText(/all figures below it belong to the blend/)).toBeVisible();
  });

  it("offers no promotion of a blend that is champion", async () => {
    models = [trained("A", "lightgbm", "archived"), trained("C", "blend", "champion")];
    show();
    expect(await screen.findByText("Champion")).toBeVisible();
    expect(await screen.findByText("its model was deleted")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Look at the blend and promote it" })).toBeNull();
  });

  it("leads to no value where no blend was made", async () => {
    run = { ...run, children: [...parts.slice(0, 2), makeRun({ id: "c".repeat(26), kind: "blend", model_type: "blend", state: "failed" })] };
    show();
    expect(await screen.findByRole("link", { name: "Compare" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Value a home with it" })).toBeNull();
  });
});

describe("the page of a run that trains nothing", () => {
  const equity: Partial<RunRead> = { kind: "equity", settings: { equity: 0.5 } };
  const ranges: Partial<RunRead> = { kind: "ranges", later_dataset_id: "later" };
  const remake = (change: Partial<RunRead>): RunRead => {
    const one = part("a", "lightgbm", 8);
    return { ...one, parent_id: null, source_model_id: "A".repeat(26), ...change, settings: { ...one.settings, ...change.settings } };
  };

  it.each([
    ["ranges learned again", ranges, "Ranges of LightGBM v3 learned again from Sales of May"],
    ["another equity", equity, "Equity candidate of LightGBM v3"],
  ])("says what it is, without epochs and learning curve: %s", async (_, change, title) => {
    run = remake(change);
    show();
    await expect.poll(() => screen.queryByRole("heading", { level: 1 })?.textContent).toContain(title);
    expect(screen.queryByText(/epoch/i, { ignore: "th, th *" })).toBeNull();
    expect(screen.queryByRole("tab", { name: "Learning curves" })).toBeNull();
    expect(screen.getByRole("tab", { name: "Metrics" })).toHaveAttribute("aria-selected", "true");
    await userEvent.click(screen.getByRole("tab", { name: "Config" }));
    expect(screen.queryByText("Epochs, at most")).toBeNull();
    expect(backend.seen.some(({ url }) => url?.endsWith("/curve"))).toBe(false);
  });

  it("is told from a training in lists, too", () => {
    expect(runName(remake(ranges))).toBe("LightGBM, ranges learned again on Sample market");
    expect(runName(remake(equity))).toBe("LightGBM, equity candidate on Sample market");
  });
});

describe("the page of a failed import", () => {
  it("names every place that the table breaks a rule", async () => {
    const places = [
      { row: 7, column: null, value: "6 values", rule: "every row must have 5 values" },
      { row: 9, column: "sold", value: "2021?05-03", rule: "must be a date" },
    ];
    const error = { code: "invalid_data", message: "every row must have 5 values, got 6 values in row 7", hint: "Correct the rows.", error_ref: "r", places };
    run = makeRun({ kind: "import", model_type: "import", state: "failed", task_state: "FAILURE", error });
    show();
    expect(await screen.findByText(error.message)).toBeVisible();
    expect(screen.getByRole("link", { name: "Download all rows with problems" })).toHaveAttribute("href", `/api/v1/runs/${run.id}/problems.csv`);
    expect(screen.getByText("row: 7 · value: 6 values · rule: every row must have 5 values")).toBeVisible();
    expect(screen.getByText("row: 9 · column: sold · value: 2021?05-03 · rule: must be a date")).toBeVisible();
  });
});
