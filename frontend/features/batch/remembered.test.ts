// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";

import { kindOf, recall, rematched, remember } from "@/features/batch/remembered";

beforeEach(() => localStorage.clear());

test("a file with the same headers in another order is matched as the last one was", () => {
  remember(kindOf(["GLA", "lat"], "demo"), { GLA: "living_area" });
  expect(recall(kindOf(["lat", "GLA"], "demo"))).toEqual({ GLA: "living_area" });
  expect(recall(kindOf(["lat", "GLA"], "king_county"))).toBeNull();
  expect(recall(kindOf(["lat"], "demo"))).toBeNull();
});

test("what was matched by nobody is not kept", () => {
  const kind = kindOf(["GLA"], "demo");
  remember(kind, { GLA: "living_area" });
  remember(kind, {});
  expect(recall(kind)).toBeNull();
});

test("another header for a column leaves the former one out", () => {
  const first = rematched({}, "living_area", "sqft", "GLA");
  expect(first).toEqual({ sqft: "", GLA: "living_area" });
  // Back again: the former header stands for the column, the other one for nothing.
  expect(rematched(first, "living_area", "GLA", "sqft")).toEqual({ GLA: "", sqft: "living_area" });
  expect(rematched({}, "lot_area", "lot", null)).toEqual({ lot: "" });
});
