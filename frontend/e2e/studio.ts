import { type APIRequestContext, test as base, expect, type Locator, type Page } from "@playwright/test";

import type { ModelRead, RunRead, ValuationRead } from "@/lib/api/generated";

export { expect };

type Watched = { trouble: string[] };

/** Every page is watched: an error in a script or a request to another host fails the test. */
export const test = base.extend<Watched>({
  trouble: [
    async ({ context, baseURL }, use) => {
      const trouble: string[] = [];
      const home = new URL(baseURL ?? "").host;
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.host !== home) trouble.push(`off-site request ${request.url()}`);
      });
      context.on("weberror", (error) => trouble.push(`script error ${error.error().message}`));
      await use(trouble);
      expect(trouble, "script errors and off-site requests").toEqual([]);
    },
    { auto: true },
  ],
  // A server may close an idle connection at the moment at which it is used again; a question that it never got is asked once more.
  request: async ({ request }, provide) => {
    const get = request.get.bind(request);
    request.get = (url, options) => get(url, { maxRetries: 3, ...options });
    await provide(request);
  },
});

/** For maps: machines without a graphics card draw with SwiftShader. */
export const DRAWING = {
  executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update"],
};

export const DATASET = "Sample market (made up)";
const OVER = ["succeeded", "failed", "cancelled"];

type Training = { model_type: string; epochs?: number; patience?: number; hidden_sizes?: number[]; dataset?: string };

export async function startRun(request: APIRequestContext, training: Training): Promise<RunRead> {
  const answer = await request.post("/api/v1/runs", { data: { dataset: "demo", ...training } });
  expect(answer.status(), await answer.text()).toBe(202);
  return (await answer.json()) as RunRead;
}

/** A training that goes on for minutes on any machine: it has many weights to move. */
export const endless = { model_type: "pytorch", epochs: 10_000, patience: 10_000, hidden_sizes: [2048, 2048, 2048] };

export async function getRun(request: APIRequestContext, id: string): Promise<RunRead> {
  const answer = await request.get(`/api/v1/runs/${id}`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as RunRead;
}

export async function untilOver(request: APIRequestContext, id: string, timeout = 80_000): Promise<RunRead> {
  let run = await getRun(request, id);
  await expect
    .poll(async () => OVER.includes((run = await getRun(request, id)).state), { timeout, intervals: [500] })
    .toBe(true);
  return run;
}

/** Ends what is still running, so that one test's trainings do not slow down the next. */
export async function stopAll(request: APIRequestContext): Promise<void> {
  for (const state of ["queued", "running"]) {
    const answer = await request.get(`/api/v1/runs?state=${state}`);
    if (!answer.ok()) continue;
    const { items } = (await answer.json()) as { items: RunRead[] };
    for (const run of items.filter((one) => !one.parent_id)) {
      await request.post(`/api/v1/runs/${run.id}/cancel`);
      await untilOver(request, run.id, 40_000);
    }
  }
}

export async function models(request: APIRequestContext): Promise<ModelRead[]> {
  const { items } = (await (await request.get("/api/v1/models?dataset=demo")).json()) as { items: ModelRead[] };
  return items;
}

/** At least so many models on the sample data, trained now if they are missing. */
export async function needModels(request: APIRequestContext, count: number): Promise<ModelRead[]> {
  for (let missing = count - (await models(request)).length; missing > 0; missing--) {
    const run = await startRun(request, { model_type: "lightgbm", epochs: 20 });
    expect((await untilOver(request, run.id)).state).toBe("succeeded");
  }
  return models(request);
}

export async function needValuation(request: APIRequestContext): Promise<ValuationRead> {
  const [model] = await needModels(request, 1);
  const schema = await (await request.get(`/api/v1/models/${model?.id}/schema`)).json();
  const answer = await request.post("/api/v1/valuations", { data: { model: model?.id, features: schema.example } });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as ValuationRead;
}

/** The list item of the newest run of a family on the training page. */
export function runItem(page: Page, family: string): Locator {
  return page.getByRole("listitem").filter({ hasText: family }).filter({ hasText: DATASET }).first();
}

/** What a bar shows; `otherwise` while there is none or it has no number yet. */
export async function percentOf(bar: Locator, otherwise = 0): Promise<number> {
  const now = await bar.getAttribute("aria-valuenow", { timeout: 2000 }).catch(() => null);
  return now === null ? otherwise : Number(now);
}

export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * Loads the page again once its address stands still. Next's router writes an address a second time when its own
 * update is drawn, so on a busy machine an earlier address can stand in the bar for some tenths of a second.
 */
export async function reload(page: Page): Promise<void> {
  let earlier = "";
  await expect
    .poll(() => {
      const still = earlier === page.url();
      earlier = page.url();
      return still;
    }, { intervals: [700] })
    .toBe(true);
  await page.reload();
}
