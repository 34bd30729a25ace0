// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { beforeEach, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { Dependence } from "@/features/models/dependence";
import { FeatureImportance } from "@/features/models/importance";
import { client } from "@/lib/api/generated/client.gen";
import { json, withBackend } from "@/test/backend";
import { model } from "@/test/models";
import { Sized } from "@/test/sized";

const backend = withBackend();
const id = model({}).id;
const field = (name: string, label: string, kind: string, role: string) => ({ name, label, kind, role, unit: "", help: "", required: false, typical: null, low: null, high: null, choices: [], more_choices: false });
const band = (middle: number) => ({ middle, low_10: middle - 10_000, high_90: middle + 10_000 });
const curve = (feature: string, label: string) => ({
  model_id: id,
  currency: "USD",
  curve: { feature, label, kind: "number", unit: "", reference: 2, homes: 150, points: [1, 2, 3].map((at) => ({ at, value: band(400_000), change: band((at - 2) * 30_000) })), left_out: [] },
});
const importance = {
  model_id: id,
  currency: "USD",
  importance: {
    homes: 390,
    repeats: 3,
    mdape: 8.1,
    groups: [
      { label: "Location", features: ["Latitude", "Longitude"], loss: 21.4, low: 18.2, high: 24.9, moved: 155_372 },
      { label: "Lot", features: ["Lot"], loss: -0.1, low: -0.4, high: 0.3, moved: 2310 },
    ],
  },
};
let asked: string[];

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  asked = [];
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((request, response) => {
    const url = request.url ?? "";
    asked.push(url);
    if (url.endsWith("/importance")) json(response, importance);
    else if (url.includes("/dependence")) json(response, url.includes("feature=rooms") ? curve("rooms", "Rooms") : curve("area", "Area"));
    else json(response, { model_id: id, currency: "USD", area_unit: "ft2", example: {}, reference: {}, fields: [field("lat", "Latitude", "number", "latitude"), field("area", "Area", "number", "living_area"), field("rooms", "Rooms", "integer", "bedrooms")] });
  });
});

const show = (what: React.ReactNode) =>
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={makeQueryClient()}>{what}</QueryClientProvider>
    </NuqsTestingAdapter>,
  );

it("shows what the model loses without each group, with intervals", async () => {
  show(<FeatureImportance model={model({})} />);
  expect(await screen.findByText("Without Location the median error would be 29.5 % instead of 8.1 %.")).toBeVisible();
  const table = within(screen.getByRole("table", { name: "Groups of features and what they are worth" }));
  const row = within(table.getByRole("row", { name: /Location/ }));
  expect(row.getByText("+21.4")).toBeVisible();
  expect(row.getByText("(+18.2 – +24.9)")).toBeVisible();
  expect(row.getByText("Latitude, Longitude")).toBeVisible();
});

it("draws the first feature that has a curve, and another that is chosen", async () => {
  show(<Dependence model={model({})} />);
  expect(await screen.findByRole("heading", { name: "Change of the value by Area" })).toBeVisible();
  expect(asked.some((url) => url.includes("feature=area"))).toBe(true);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Feature" }), "Rooms");
  expect(await screen.findByRole("heading", { name: "Change of the value by Rooms" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Table" }));
  expect(screen.getAllByRole("row")).toHaveLength(4);
});

const refuse = (code: string) =>
  backend.handle((_, response) => json(response, { title: "Conflict", status: 409, code, detail: "At least 30 homes must have a value, got 12.", hint: "Train a model with more sales.", places: [], error_ref: "x" }, 409));

it.each([
  ["own", "0123456789abcdefghjkmnpqrs", ["Add later sales", "Train again"]],
  ["built-in", "ames", ["Train again"]],
])("says calmly of a model with few sales of an %s data set what would help, and offers no retry", async (_, dataset, links) => {
  refuse("not_comparable");
  const { dataset: usual } = model({});
  show(<FeatureImportance model={model({ dataset: { ...usual, id: dataset } })} />);
  expect(await screen.findByText("At least 30 homes must have a value, got 12. Train a model with more sales.")).toBeVisible();
  expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(links);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("still shows a fault as one", async () => {
  refuse("corrupt_artifact");
  show(<FeatureImportance model={model({})} />);
  expect(await screen.findByRole("button", { name: "Retry" })).toBeVisible();
});
