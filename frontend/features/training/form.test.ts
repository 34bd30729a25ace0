import { expect, it } from "vitest";

import { toRequest, trainingDefaults } from "@/features/training/form";

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
