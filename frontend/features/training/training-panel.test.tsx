// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { connection } from "@/features/live/connection";
import { makeQueryClient } from "@/features/live/query-client";
import { TrainView } from "@/features/training/train-view";
import { client } from "@/lib/api/generated/client.gen";
import { Api, dataset, finished, makeRun, training } from "@/test/api";
import { withBackend } from "@/test/backend";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }), usePathname: () => "/train" }));

const SUBMIT = "Train model (async with Celery)";

const backend = withBackend();
let api: Api;

beforeEach(() => {
  api = new Api();
  backend.handle(api.handle);
  connection.reset();
  // Node has no page address that a path could be relative to.
  client.setConfig({ baseUrl: `${backend.url}/api` });
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    return real(typeof input === "string" && input.startsWith("/") ? backend.url + input : input, init);
  });
});

function show(address = "") {
  return render(
    <QueryClientProvider client={makeQueryClient()}>
      <NuqsTestingAdapter searchParams={address} hasMemory>
        <TrainView />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

async function showReady() {
  const view = show();
  await waitFor(() => expect(screen.getByLabelText("Data set")).toHaveValue("demo"));
  return view;
}

/** The settings that are loaded when they are first opened. */
async function openAdvanced() {
  await userEvent.click(screen.getByText("Advanced"));
  await screen.findByLabelText(/^Learning rate/);
}

describe("the form", () => {
  it("offers every model, 500 epochs and the button of the seed", async () => {
    await showReady();
    const names = screen.getAllByRole("radio").map((radio) => radio.getAttribute("value"));
    expect(names).toEqual(["lightgbm", "pytorch", "tensorflow", "huggingface", "all"]);
    expect(screen.getByRole("radio", { name: "LightGBM" })).toBeChecked();
    expect(screen.getByLabelText("Epochs")).toHaveValue("500");
    expect(screen.getByRole("button", { name: SUBMIT })).toBeEnabled();
  });

  it("sends the settings once, with an idempotency key, and shows the run", async () => {
    const user = userEvent.setup();
    await showReady();
    await user.click(screen.getByRole("radio", { name: "PyTorch" }));
    await user.dblClick(screen.getByRole("button", { name: SUBMIT }));
    expect(await screen.findByText("Training queued")).toBeInTheDocument();
    expect(await screen.findByRole("link", { name: "Open PyTorch on Sample market" })).toBeInTheDocument();
    const sent = api.calls("POST", "/train");
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(sent[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[0]?.body).toMatchObject({ model_type: "pytorch", epochs: 500, dataset: "demo", split: "auto", hidden_sizes: null });
  });

  it("no longer says that a training is queued once it runs or is over", async () => {
    const user = userEvent.setup();
    await showReady();
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    expect(await screen.findByText("Training queued")).toBeInTheDocument();
    api.runs = api.runs.map(({ id }) => training(5, { id }));
    expect(await screen.findByText("Training runs")).toBeInTheDocument();
    api.runs = api.runs.map(({ id }) => makeRun({ id, state: "cancelled" }));
    await waitFor(() => expect(screen.queryByText(/^Training (queued|runs)$/)).toBeNull());
  });

  it("uses another key for the next training", async () => {
    const user = userEvent.setup();
    await showReady();
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    await waitFor(() => expect(api.calls("POST", "/train")).toHaveLength(1));
    await waitFor(() => expect(screen.getByRole("button", { name: SUBMIT })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    await waitFor(() => expect(api.calls("POST", "/train")).toHaveLength(2));
    const [first, second] = api.calls("POST", "/train");
    expect(first?.key).not.toBe(second?.key);
  });

  it.each([
    ["Epochs", "0", "Epochs must be a whole number from 1 to 10,000."],
    ["Epochs", "12.5", "Epochs must be a whole number from 1 to 10,000."],
    ["Epochs", "many", "Epochs must be a whole number from 1 to 10,000."],
    [/^Learning rate/, "-1", "The learning rate must be a number above 0."],
    [/^Hidden layers/, "64, x", "Give 1 to 8 whole numbers from 1 to 4,096, separated by commas."],
  ])("explains %s = %s beside the field and sends nothing", async (label, typed, message) => {
    const user = userEvent.setup();
    await showReady();
    await openAdvanced();
    const field = screen.getByLabelText(label);
    await user.clear(field);
    await user.type(field, typed);
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(field).toHaveValue(typed);
    expect(field).toHaveAttribute("aria-invalid", "true");
    expect(api.calls("POST", "/train")).toHaveLength(0);
  });

  it("sends the advanced settings as the API wants them", async () => {
    const user = userEvent.setup();
    await showReady();
    await openAdvanced();
    await user.type(screen.getByLabelText(/^Learning rate/), "0.001");
    await user.type(screen.getByLabelText(/^Hidden layers/), "64, 32, 16");
    await user.selectOptions(screen.getByLabelText("Test sales"), "random");
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    await waitFor(() => expect(api.calls("POST", "/train")).toHaveLength(1));
    expect(api.sent.find(({ path }) => path === "/train")?.body).toMatchObject({
      learning_rate: 0.001,
      hidden_sizes: [64, 32, 16],
      split: "random:42",
    });
  });

  it("leaves out the columns that are ticked", async () => {
    const column = { role: "number", type: "number", unit: "", help: "", required: false, confidence: null, evidence: "" } as const;
    api.datasets = { items: [{ ...dataset, columns: [{ ...column, name: "tax", label: "Yearly tax" }, { ...column, name: "price", label: "Price", role: "price" }] }, { ...dataset, id: "other", title: "Other market", columns: [{ ...column, name: "size", label: "Size" }] }], default_id: "demo" };
    const user = userEvent.setup();
    await showReady();
    await openAdvanced();
    await user.click(await screen.findByText("Columns that are not learned from"));
    expect(screen.queryByRole("checkbox", { name: "Price" })).toBeNull();
    await user.click(screen.getByRole("checkbox", { name: "Yearly tax" }));
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    await waitFor(() => expect(api.calls("POST", "/train")).toHaveLength(1));
    expect(api.calls("POST", "/train")[0]?.body).toMatchObject({ ignored_columns: ["tax"] });
    await user.selectOptions(screen.getByLabelText("Data set"), "other");
    expect(await screen.findByRole("checkbox", { name: "Size" })).not.toBeChecked();
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    await waitFor(() => expect(api.calls("POST", "/train")).toHaveLength(2));
    expect(api.calls("POST", "/train")[1]?.body).toMatchObject({ dataset: "other", ignored_columns: [] });
  });

  it("shows the server's reason and what to do", async () => {
    api.refusal = {
      type: "about:blank",
      title: "Unavailable",
      status: 503,
      code: "dataset_unavailable",
      detail: "The data set ames is not on disk.",
      hint: "Set HOUSEPRICE_DATASETS_DIR.",
      error_ref: "ref-1",
    };
    const user = userEvent.setup();
    await showReady();
    await user.click(screen.getByRole("button", { name: SUBMIT }));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The data set ames is not on disk.");
    expect(alert).toHaveTextContent("Set HOUSEPRICE_DATASETS_DIR.");
    expect(alert).toHaveTextContent("ref-1");
  });
});

describe("the data set of a training", () => {
  const mine = { ...dataset, id: "mine", title: "My town", is_sample: false };
  const submit = () => screen.getByRole("button", { name: SUBMIT });
  const sentDatasets = () => api.calls("POST", "/train").map(({ body }) => (body as { dataset: unknown }).dataset);

  beforeEach(() => {
    api.datasets = { items: [dataset, mine], default_id: "demo" };
  });

  it("is waited for: nothing can be sent before the list has arrived", async () => {
    let arrive = () => {};
    api.beforeDatasets = new Promise((resolve) => (arrive = resolve));
    const user = userEvent.setup();
    show("?ds=mine");
    expect(submit()).toBeDisabled();
    expect(submit()).toHaveAccessibleDescription("The data sets are being loaded…");
    await user.click(submit());
    await user.type(screen.getByLabelText("Epochs"), "{Enter}");
    arrive();
    await waitFor(() => expect(submit()).toBeEnabled());
    expect(screen.getByLabelText("Data set")).toHaveDisplayValue("My town");
    expect(api.calls("POST", "/train")).toHaveLength(0);
    await user.click(submit());
    await waitFor(() => expect(sentDatasets()).toEqual(["mine"]));
  });

  it("is none where the list could not be loaded, and none is sent", async () => {
    api.datasetsFail = true;
    const user = userEvent.setup();
    show();
    expect(await screen.findByText("The data sets could not be loaded")).toBeInTheDocument();
    expect(submit()).toBeDisabled();
    expect(submit()).toHaveAccessibleDescription("The data sets could not be loaded, so nothing can be trained yet.");
    await user.type(screen.getByLabelText("Epochs"), "{Enter}");
    expect(api.calls("POST", "/train")).toHaveLength(0);
    api.datasetsFail = false;
    await user.click(screen.getByRole("button", { name: "Retry" }));
    await waitFor(() => expect(submit()).toBeEnabled());
  });

  it("is not replaced where the address names one that is not here", async () => {
    const user = userEvent.setup();
    show("?ds=deleted");
    const field = await screen.findByLabelText("Data set");
    await waitFor(() => expect(field).toHaveDisplayValue("Choose a data set"));
    expect(field).toHaveAccessibleDescription("The address names a data set that is not here: deleted. Choose another.");
    expect(submit()).toBeDisabled();
    await user.selectOptions(field, "mine");
    await user.click(submit());
    await waitFor(() => expect(sentDatasets()).toEqual(["mine"]));
  });

  it("stays as it was shown when the default changes on the server", async () => {
    const user = userEvent.setup();
    const queries = makeQueryClient();
    render(
      <QueryClientProvider client={queries}>
        <NuqsTestingAdapter>
          <TrainView />
        </NuqsTestingAdapter>
      </QueryClientProvider>,
    );
    await waitFor(() => expect(screen.getByLabelText("Data set")).toHaveValue("demo"));
    api.datasets = { ...api.datasets, default_id: "mine" };
    await queries.refetchQueries({ queryKey: ["datasets"] });
    expect(screen.getByLabelText("Data set")).toHaveValue("demo");
    await user.click(submit());
    await waitFor(() => expect(sentDatasets()).toEqual(["demo"]));
  });
});

describe("the runs", () => {
  it("are those of the server, also ones started elsewhere", async () => {
    api.runs = [training(61)];
    await showReady();
    const bar = await screen.findByRole("progressbar", { name: "PyTorch on Sample market" });
    expect(bar).toHaveAttribute("aria-valuenow", "61");
    expect(bar).toHaveAttribute("aria-valuetext", "61 percent, Model 3 of 24: epoch 12 of at most 500, about 1 min left");
    expect(screen.getByText("Model 3 of 24: epoch 12 of at most 500")).toBeInTheDocument();
  });

  it("are asked for every 2 s without events, and show the scores beside the baselines at the end", async () => {
    api.runs = [training(61)];
    await showReady();
    await screen.findByRole("progressbar");
    const before = api.calls("GET", "/v1/runs").length;
    api.runs = [finished()];
    const table = await screen.findByRole("table", { name: "Results" });
    expect(api.calls("GET", "/v1/runs").length).toBeGreaterThan(before);
    expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
    const rows = within(table)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows[1]).toContain("PyTorch");
    expect(rows[1]).toContain("9.1");
    expect(rows.join()).toContain("Baseline: linear model");
    expect(rows[1]).toContain("287");
    expect(screen.getByRole("link", { name: "Compare models" })).toHaveAttribute("href", `/compare?m=${"1".repeat(26)}`);
    expect(screen.getByRole("link", { name: "Value a home" })).toHaveAttribute("href", "/value?ds=demo");
  });

  it("ask nothing more once the page is left", async () => {
    api.runs = [training(5)];
    const view = await showReady();
    await screen.findByRole("progressbar");
    view.unmount();
    const asked = api.sent.length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(api.sent.length).toBe(asked);
  });

  it("stay as they were while the server is away", async () => {
    api.runs = [training(61)];
    await showReady();
    await screen.findByRole("progressbar");
    await backend.stop();
    await waitFor(() => expect(connection.read().failures).toBeGreaterThan(0));
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "61");
  });

  it("can be cancelled, after one question when much would be lost", async () => {
    api.runs = [training(61)];
    const user = userEvent.setup();
    await showReady();
    await user.click(await screen.findByRole("button", { name: "Cancel PyTorch on Sample market" }));
    const question = await screen.findByRole("alertdialog");
    expect(api.calls("POST", `/v1/runs/${api.runs[0]?.id}/cancel`)).toHaveLength(0);
    await user.click(within(question).getByRole("button", { name: "Stop training" }));
    expect(await screen.findByText("Stopping after this epoch")).toBeInTheDocument();
  });

  it("are cancelled at once when hardly begun", async () => {
    api.runs = [makeRun()];
    const user = userEvent.setup();
    await showReady();
    await user.click(await screen.findByRole("button", { name: "Cancel PyTorch on Sample market" }));
    await waitFor(() => expect(api.calls("POST", `/v1/runs/${api.runs[0]?.id}/cancel`)).toHaveLength(1));
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  });

  it("that failed say why and what to do", async () => {
    api.runs = [
      makeRun({
        state: "failed",
        task_state: "FAILURE",
        error: {
          code: "diverged",
          message: "The loss became infinite at epoch 12.",
          hint: "Try a learning rate of 0.0003.",
          error_ref: "r",
        },
      }),
    ];
    await showReady();
    expect(await screen.findByText("The loss became infinite at epoch 12.")).toBeInTheDocument();
    expect(screen.getByText("Try a learning rate of 0.0003.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Retry PyTorch on Sample market" })).toBeEnabled();
  });

  it("of all models show each member and how many are finished", async () => {
    const children = [finished({ id: "a".repeat(26) }), training(30, { id: "b".repeat(26), model_type: "tensorflow" })];
    const progress = { ...training(65).progress, message: "" };
    api.runs = [training(65, { kind: "all", model_type: "all", children, progress })];
    await showReady();
    expect(await screen.findByText(/1 of 2 models finished/)).toBeInTheDocument();
    expect(screen.getAllByRole("progressbar")).toHaveLength(2);
  });
});
