// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { connection } from "@/features/live/connection";
import { makeQueryClient } from "@/features/live/query-client";
import { ValuePage } from "@/features/value/value-page";
import { client } from "@/lib/api/generated/client.gen";
import type { DatasetRead, ModelRead, ModelSchemaRead, RunRead } from "@/lib/api/generated";
import { dataset, finished, training } from "@/test/api";
import { bodyOf, json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { field, valuation } from "@/test/valuations";

const backend = withBackend();
const known = model({ status: "champion" });
const schema: ModelSchemaRead = { model_id: known.id, currency: "USD", area_unit: "ft2", fields: [field({ required: true })], example: { sqft: 1500 }, reference: { sqft: 1400 } };
const DETAIL = "The home must be similar to the sales that the model learned from. No value: Living area is far beyond that of any sale the model learned from.";
const refusal = { type: "about:blank", title: "Value refused", code: "value_refused", status: 422, detail: DETAIL, hint: "each place has a reason code", places: [{ code: "never_seen:sqft" }], error_ref: "r" };
let refused: boolean;
let models: ModelRead[];
let datasets: DatasetRead[];
let run: RunRead;
let sent: { path: string; body: unknown }[];
const push = vi.fn();

vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

/** jsdom lays nothing out: a chart keeps its first size. */
class NoSize {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  refused = false;
  models = [known];
  datasets = [];
  run = training(40);
  sent = [];
  push.mockClear();
  connection.reset();
  Element.prototype.scrollIntoView = () => {};
  vi.stubGlobal("ResizeObserver", NoSize);
  client.setConfig({ baseUrl: `${backend.url}/api` });
  const real = globalThis.fetch;
  // Node has no page address that a path could be relative to.
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => real(typeof input === "string" && input.startsWith("/") ? backend.url + input : input, init));
  backend.handle(async (request, response) => {
    const { url = "", method } = request;
    if (method === "POST") sent.push({ path: url, body: JSON.parse(await bodyOf(request)) });
    if (url === "/api/train") return json(response, { task_id: run.id, state: "PENDING", message: "", status_url: "" }, 202);
    if (method === "POST") return refused ? json(response, refusal, 422) : json(response, valuation(known), 201);
    if (url.endsWith("/schema")) return json(response, schema);
    if (url.endsWith(run.id)) return json(response, run);
    if (url.endsWith("/v1/datasets")) return json(response, { items: datasets, default_id: null });
    json(response, { items: url.startsWith("/api/v1/models") ? models : [], next_cursor: null });
  });
});

afterEach(() => vi.unstubAllGlobals());

function show(address = "", queries = makeQueryClient()) {
  render(
    <NuqsTestingAdapter hasMemory searchParams={address}>
      <QueryClientProvider client={queries}>
        <ValuePage />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

/** The page with a first value on it. */
async function valued() {
  const user = userEvent.setup();
  show();
  const area = await screen.findByRole("textbox", { name: /Living area/ });
  await user.type(area, "1500{Enter}");
  expect(await screen.findByTestId("value")).toHaveTextContent("$412,000");
  expect(screen.queryByText(/belongs to the earlier entries/)).toBeNull();
  return { user, area };
}

describe("a home that is refused after another was valued", () => {
  it("says why once, and whose value still stands there", async () => {
    const { user, area } = await valued();
    refused = true;
    await user.type(area, "000{Enter}");
    expect(await screen.findByText(DETAIL)).toBeVisible();
    expect(screen.getByText("Check the fields, or choose another model.")).toBeVisible();
    expect(screen.queryByText(/never_seen|reason code/)).toBeNull();
    expect(screen.getByText(/belongs to the earlier entries/)).toBeVisible();
    refused = false;
    await user.type(area, "{Enter}");
    await expect.poll(() => screen.queryByText(/belongs to the earlier entries/)).toBeNull();
  });

  it("is forgotten when the form itself is wrong", async () => {
    const { user, area } = await valued();
    refused = true;
    await user.type(area, "000{Enter}");
    expect(await screen.findByText(DETAIL)).toBeVisible();
    await user.clear(area);
    await user.type(area, "{Enter}");
    expect(screen.getByText("1 field needs your attention")).toBeVisible();
    expect(screen.queryByText(DETAIL)).toBeNull();
    expect(screen.getByText(/belongs to the earlier entries/)).toBeVisible();
  });
});

describe("a studio without a model", () => {
  it("goes from one click to the value of an example home", async () => {
    models = [];
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "Use sample data" }));
    await vi.waitFor(() => expect(push).toHaveBeenCalledWith(`/value?run=${run.id}`));
    expect(sent).toEqual([{ path: "/api/train", body: expect.objectContaining({ model_type: "lightgbm", dataset: "demo", time_limit_s: 20 }) }]);
  });

  it("leads whoever came with sales of their own to a training on these", async () => {
    models = [];
    datasets = [{ ...dataset, id: "mine", is_sample: false }];
    show("?ds=mine");
    const train = await screen.findByRole("link", { name: "Train a model" });
    expect(train).toHaveAttribute("href", "/train?ds=mine");
    await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Use sample data" })).toBeNull());
  });

  it("waits for its training, then shows the example home and its value, which is asked for once", async () => {
    models = [];
    show(`?run=${run.id}`);
    expect(await screen.findByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
    expect(screen.queryByRole("button", { name: "Value this home" })).toBeNull();
    models = [known];
    run = finished({ model_id: known.id });
    expect(await screen.findByTestId("value")).toHaveTextContent("$412,000");
    expect(screen.getByRole("textbox", { name: /Living area/ })).toHaveValue("1500");
    expect(screen.getByText(/This is an example home/)).toBeVisible();
    expect(sent).toEqual([{ path: "/api/v1/valuations", body: { features: { sqft: 1500 }, as_of: null, model: known.id } }]);
  });

  it("says why no value comes of a training that failed", async () => {
    models = [];
    run = { ...training(40), state: "failed", task_state: "FAILURE", error: { code: "diverged", message: "The loss became infinite.", hint: "", error_ref: "r" } };
    show(`?run=${run.id}`);
    expect(await screen.findByText("The loss became infinite.")).toBeVisible();
    expect(screen.getByRole("button", { name: /^Retry/ })).toBeEnabled();
    expect(screen.queryByText(/example home/)).toBeNull();
  });
});

describe("a model that the address names", () => {
  it("is not replaced by another one where it is not here", async () => {
    show("?model=deleted");
    expect(await screen.findByText(/The model of this page is not here: deleted/)).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Model" })).toHaveDisplayValue("Choose a model");
    expect(screen.queryByRole("button", { name: "Value this home" })).toBeNull();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Model" }), known.id);
    expect(await screen.findByRole("button", { name: "Value this home" })).toBeEnabled();
  });

  it("can be a former champion", async () => {
    const former = model({ id: "f".repeat(26), status: "former" });
    models = [model({ version: 2, status: "champion" }), former];
    show(`?model=${former.id}`);
    expect(await screen.findByRole("combobox", { name: "Model" })).toHaveDisplayValue("PyTorch v1, former champion");
    expect(screen.getByRole("option", { name: "PyTorch v2, champion" })).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: "Value this home" })).toBeEnabled();
  });

  it("stays as it was shown when a newer one of another data set is ready", async () => {
    const queries = makeQueryClient();
    show("", queries);
    await userEvent.type(await screen.findByRole("textbox", { name: /Living area/ }), "15");
    models = [model({ id: "n".repeat(26), status: "champion", dataset: { ...known.dataset, id: "ames", title: "Ames" } }), known];
    await queries.refetchQueries({ queryKey: ["models", "list"] });
    expect(await screen.findByRole("option", { name: "Ames" })).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "Model" })).toHaveValue(known.id);
    expect(screen.getByRole("textbox", { name: /Living area/ })).toHaveValue("15");
  });

  it("is none where the data set has no model", async () => {
    show("?ds=mine");
    expect(await screen.findByText(/No model is trained on the data set mine/)).toBeVisible();
    expect(screen.getByRole("combobox", { name: /Data set/ })).toHaveDisplayValue("Choose a data set");
    expect(screen.queryByRole("button", { name: "Value this home" })).toBeNull();
  });
});
