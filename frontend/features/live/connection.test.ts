import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { connection, isStale } from "@/features/live/connection";
import { backOff } from "@/features/live/query-client";

beforeEach(connection.reset);
afterEach(() => void vi.useRealTimers());

it("asks again after 2, 4, 8, then 15 s", () => {
  expect([1, 2, 3, 4, 9].map(backOff)).toEqual([2000, 4000, 8000, 15_000, 15_000]);
});

describe("what is shown is stale", () => {
  const now = 1_000_000;

  it.each([
    [0, now - 60_000, false], // nothing failed: a quiet page is not a lost server
    [1, now - 1000, false], // one missed answer
    [1, now - 6000, true],
    [3, now - 1000, true],
    [1, null, true], // nothing was ever loaded
  ])("after %s failures and an answer at %s: %s", (failures, lastAnswerAt, stale) => {
    expect(isStale({ failures, lastAnswerAt, lastFailureAt: 0, streaming: false }, now)).toBe(stale);
  });

  it("counts queries that fail together once", () => {
    vi.useFakeTimers();
    connection.failed();
    connection.failed();
    expect(connection.read().failures).toBe(1);
    vi.advanceTimersByTime(1500);
    connection.failed();
    expect(connection.read().failures).toBe(2);
  });
});
