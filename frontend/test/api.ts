import type { IncomingMessage, ServerResponse } from "node:http";

import type { DatasetList, DatasetRead, Problem, RunRead, RunResult, Scores } from "@/lib/api/generated";
import { bodyOf, json } from "@/test/backend";

const estimate = (value: number) => ({ value, low: value * 0.9, high: value * 1.1 });

export const scores = (mdape: number): Scores => ({
  n: 413,
  mdape: estimate(mdape),
  ppe10: estimate(55),
  ppe20: estimate(80),
  rmse: estimate(61_400),
  mae: estimate(38_200),
  r2: estimate(0.83),
  median_ratio: estimate(1),
  cod: estimate(12),
  prd: estimate(1.01),
  prb: estimate(0.01),
  coverage_90: estimate(89.4),
  width_90: estimate(40),
});

export const dataset: DatasetRead = {
  id: "demo",
  name: "demo",
  title: "Sample market",
  owned: { owner_name: null, sharing: "team" },
  row_is: "a made-up sale",
  currency: "USD",
  area_unit: "ft2",
  builtin: true,
  is_sample: true,
  available: true,
  rows: 2000,
  columns: [],
  warnings: [],
  problems: [],
  sha256: null,
  created_at: null,
  models: 0,
};

export function makeRun(change: Partial<RunRead> = {}): RunRead {
  return {
    id: "0".repeat(26),
    kind: "train",
    model_type: "pytorch",
    dataset: { id: "demo", name: "demo", title: "Sample market", currency: "USD", area_unit: "ft2", is_sample: true },
    owned: { owner_name: null, sharing: "team" },
    state: "queued",
    task_state: "PENDING",
    phase: null,
    progress: { current: 0, total: 500, percent: 0, message: "", eta_s: null, at: null },
    settings: { epochs: 500, seed: 42, split: "auto" },
    result: null,
    error: null,
    model_id: null,
    parent_id: null,
    retry_of: null,
    children: [],
    attempt: 1,
    queue: "cpu",
    priority: "normal",
    queue_position: 1,
    cancel_requested: false,
    worker: null,
    created_at: new Date().toISOString(),
    started_at: null,
    finished_at: null,
    ...change,
  };
}

export const training = (percent: number, change: Partial<RunRead> = {}): RunRead =>
  makeRun({
    state: "running",
    task_state: "PROGRESS",
    phase: "training",
    started_at: new Date().toISOString(),
    progress: { current: 9, total: 40, percent, message: "Model 3 of 24: epoch 12 of at most 500", eta_s: 60, at: new Date().toISOString() },
    ...change,
  });

export function finished(change: Partial<RunRead> = {}): RunRead {
  const result: RunResult = {
    model_id: "1".repeat(26),
    family: "pytorch",
    test: scores(9.1),
    baselines: { median_area: scores(17.2), linear: scores(13.9) },
    best_epoch: 287,
    epochs_run: 307,
    stopped_early: true,
    seconds: 12,
    peak_rss_mb: 400,
    split: { kind: "random", seed: 42, n_train: 1500, n_calibration: 87, n_test: 413 },
    warnings: [],
  };
  const now = new Date().toISOString();
  return training(100, { state: "succeeded", task_state: "SUCCESS", finished_at: now, result, model_id: result.model_id, ...change });
}

export type Sent = { method: string; path: string; key: string | undefined; body: unknown };

/** Answers as the API does, from runs a test sets. */
export class Api {
  runs: RunRead[] = [];
  refusal: Problem | null = null;
  datasets: DatasetList = { items: [dataset], default_id: "demo" };
  /** The list of data sets is answered when this is over. */
  beforeDatasets: Promise<void> = Promise.resolve();
  datasetsFail = false;
  readonly sent: Sent[] = [];

  handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "").replace(/^\/api/, "").split("?")[0] ?? "";
    const method = request.method ?? "GET";
    const text = await bodyOf(request);
    this.sent.push({ method, path, key: request.headers["idempotency-key"] as string | undefined, body: text ? JSON.parse(text) : null });
    if (path === "/v1/datasets") return this.listDatasets(response);
    if (path === "/v1/runs") return json(response, { items: this.runs, next_cursor: null });
    if (path === "/train") return this.train(response, JSON.parse(text) as { model_type: RunRead["model_type"] });
    if (path.endsWith("/cancel")) return this.cancel(response);
    const run = this.runs.find(({ id }) => path === `/v1/runs/${id}`);
    return run ? json(response, run) : json(response, { code: "not_found", status: 404, detail: `no ${path}` }, 404);
  };

  calls = (method: string, path: string): Sent[] => this.sent.filter((one) => one.method === method && one.path === path);

  private async listDatasets(response: ServerResponse): Promise<void> {
    await this.beforeDatasets;
    if (this.datasetsFail) return json(response, { code: "internal", status: 500, detail: "the list is gone" }, 500);
    json(response, this.datasets);
  }

  private train(response: ServerResponse, body: { model_type: RunRead["model_type"] }): void {
    if (this.refusal) return json(response, this.refusal, this.refusal.status);
    const run = makeRun({ model_type: body.model_type });
    if (this.runs.length === 0) this.runs = [run];
    json(response, { task_id: run.id, state: "PENDING", message: "queued", status_url: `/task/${run.id}/status` }, 202);
  }

  private cancel(response: ServerResponse): void {
    this.runs = this.runs.map((run) => ({ ...run, cancel_requested: true }));
    json(response, this.runs[0], 202);
  }
}
