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
    [false, now - 60_000, false], // a quiet page, or one question whose answer is slow, is not a lost server
    [true, now - 1000, false], // shorter than a restart
    [true, now - 6000, true],
    [true, null, true], // nothing was ever loaded
  ])("with the server lost: %s, and an answer at %s: %s", (lost, lastAnswerAt, stale) => {
    expect(isStale({ ...connection.read(), lost, lastAnswerAt }, now)).toBe(stale);
  });

  it("only once the light question has failed, too, and until any answer comes", () => {
    connection.failed();
    expect(connection.read().lost).toBe(false);
    connection.probeFailed();
    expect(connection.read().lost).toBe(true);
    connection.answered();
    expect(connection.read()).toMatchObject({ lost: false, failures: 0 });
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
