// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { ConfigTab } from "@/features/runs/config-tab";
import { runText } from "@/features/runs/text";
import api from "@/lib/api/openapi.json";
import { makeRun } from "@/test/api";

const fact = (label: string) => screen.getByText(label).nextElementSibling;

it("names every setting, and tells none from the model's own default", () => {
  const run = makeRun({});
  const settings = { ...run.settings, learning_rate: null, keep_leaks: [], equity: 0, params: { dropout: 0.3 }, tune: { seconds: 600, trials: null } };
  const { rerender } = render(<ConfigTab run={{ ...run, settings }} />);
  expect(fact("Learning rate")).toHaveTextContent("the model's own default");
  expect(fact("Columns that are used although they seem to know the price")).toHaveTextContent("none");
  expect(fact("Equity: 0 least error, 1 no bias")).toHaveTextContent("0");
  expect(fact("Parameters of the model")).toHaveTextContent("dropout 0.3");
  expect(fact("Tuning before the training")).toHaveTextContent("seconds 600");
  rerender(<ConfigTab run={{ ...run, settings: { ...settings, params: {}, tune: null } }} />);
  expect(fact("Parameters of the model")).toHaveTextContent("the model's own default");
  expect(fact("Tuning before the training")).toHaveTextContent("none");
});

it.each([
  [null, "homes are found by what their columns say"],
  [[], "every sale is a home of its own"],
  [["parcel", "unit"], "parcel, unit"],
])("says how homes were told apart with %j", (columns, said) => {
  const run = makeRun({});
  render(<ConfigTab run={{ ...run, settings: { ...run.settings, property_columns: columns } }} />);
  expect(fact("Columns that tell homes apart")).toHaveTextContent(said);
});

it("has a name in the reader's words for every setting of the API", () => {
  for (const name of Object.keys(api.components.schemas.RunSettings.properties)) expect(runText.settings, name).toHaveProperty(name);
  const run = makeRun({});
  render(<ConfigTab run={{ ...run, settings: { ...run.settings, neighbourhoods: true } }} />);
  expect(fact("Neighbourhoods made from coordinates")).toHaveTextContent("yes");
});

it("asks for what the API takes", () => {
  const run = makeRun({});
  const sent = () => JSON.parse(screen.getByLabelText("Copy as JSON", { selector: "pre" }).textContent ?? "");
  const settings = { ...run.settings, equity: 0.5 };
  const { rerender } = render(<ConfigTab run={{ ...run, settings }} />);
  expect(sent()).toMatchObject({ model_type: run.model_type, equity: 0.5 });
  expect(screen.queryByText("Model to start from")).toBeNull();
  const remake = { ...run, settings, source_model_id: "m".repeat(26) };
  rerender(<ConfigTab run={{ ...remake, kind: "equity" }} />);
  expect(sent()).toEqual({ equity: 0.5 });
  expect(fact("Model to start from")).toHaveTextContent("m".repeat(26));
  rerender(<ConfigTab run={{ ...remake, kind: "ranges", later_dataset_id: "demo" }} />);
  expect(sent()).toEqual({ dataset: "demo" });
  expect(fact("Later sales that its ranges are learned from")).toHaveTextContent("demo");
});
