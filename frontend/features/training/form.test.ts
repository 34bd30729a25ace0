import { expect, it } from "vitest";

import { choosable, stillThere } from "@/features/training/choosable";
import { toRequest, trainingDefaults } from "@/features/training/form";
import type { DatasetRead } from "@/lib/api/generated";

const ORDER = { ...trainingDefaults, epochs: 5, seed: 1, dataset: "d" };

it("keeps no column that nobody named", () => {
  expect(toRequest(ORDER).keep_leaks).toEqual([]);
});

it("keeps the columns that are named", () => {
  expect(toRequest({ ...ORDER, keep_leaks: " UNITPRICE, list price ,, " }).keep_leaks).toEqual(["UNITPRICE", "list price"]);
});

it("says whether neighbourhoods are made from coordinates", () => {
  expect(toRequest(ORDER).neighbourhoods).toBe(false);
  expect(toRequest({ ...ORDER, neighbourhoods: true }).neighbourhoods).toBe(true);
});

it("leaves out the columns that were ticked, as far as the data set has them and models learn from them", () => {
  const column = (name: string, role: string) => ({ name, role, type: "number", unit: "", label: name, help: "", required: false, confidence: null, evidence: "" }) as DatasetRead["columns"][number];
  const columns = [column("price", "price"), column("size", "living_area"), column("tax", "number"), column("parcel", "id")];
  expect(choosable({ columns }).map(({ name }) => name)).toEqual(["size", "tax"]);
  expect(stillThere(["gone", "tax", "price"], { columns })).toEqual(["tax"]);
  expect(toRequest({ ...ORDER, ignored_columns: ["tax"] }).ignored_columns).toEqual(["tax"]);
});
