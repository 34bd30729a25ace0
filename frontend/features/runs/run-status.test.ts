// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { runDetails } from "@/features/runs/run-name";
import { endOf, leftLine } from "@/features/runs/run-status";
import { finished, makeRun, training } from "@/test/api";

const AT = Date.parse("2026-11-23T12:00:00Z");

const told = (eta_s: number | null) => {
  const run = training(40);
  return { ...run, progress: { ...run.progress, eta_s, at: new Date(AT).toISOString() } };
};

describe("the time left", () => {
  it("counts down between the reports of the trainer", () => {
    expect(leftLine(told(100), null)).toBe("about 2 min left");
    expect(leftLine(told(100), AT + 60_000)).toBe("about 40 s left");
    expect(leftLine(told(100), AT + 98_000)).toBe("about 5 s left");
  });

  it("says that it takes longer once the time told is over without news", () => {
    expect(leftLine(told(10), AT + 12_000)).toBe("about 5 s left");
    expect(leftLine(told(10), AT + 30_000)).toBe("this takes longer than expected");
  });

  it("is not said where nobody knows it, nor of a run that waits, stops or is over", () => {
    expect(leftLine(told(null), AT)).toBe("");
    expect(leftLine(makeRun(), AT)).toBe("");
    expect(leftLine({ ...told(10), cancel_requested: true }, AT)).toBe("");
    expect(leftLine({ ...told(10), state: "succeeded" }, AT)).toBe("");
  });

  it("does not grow where the clock of the browser is behind", () => {
    expect(leftLine(told(40), AT - 3_600_000)).toBe("about 40 s left");
  });

  it("belongs to a run of all models as well", () => {
    expect(leftLine({ ...told(90), kind: "all", model_type: "all" }, AT)).toBe("about 2 min left");
  });
});

describe("how a run ended", () => {
  it("is its time limit where there was no time for something, in a part of it too", () => {
    const short = finished({ result: { ...finished({}).result!, left_out: ["3 of 5 folds were left out."] } });
    expect(endOf(short)).toBe("limit");
    expect(endOf(makeRun({ state: "succeeded", kind: "all", left_out: ["huggingface"] }))).toBe("limit");
    expect(endOf(makeRun({ state: "succeeded", kind: "all", children: [short] }))).toBe("limit");
  });

  it("is the wish of somebody who finished it early, else nothing", () => {
    expect(endOf(finished({ finish_requested: true }))).toBe("asked");
    expect([endOf(finished({})), endOf(makeRun({ state: "failed", left_out: ["huggingface"] }))]).toEqual([null, null]);
  });
});

describe("runs of one kind", () => {
  it("are told apart by the end of their id and by what they were asked for", () => {
    const run = makeRun({ id: `${"0".repeat(20)}5ygzn6`, settings: { epochs: 150, seed: 1, split: "auto", time_limit_s: 600 } });
    expect(runDetails(run)).toBe("5ygzn6 · 150 epochs · seed 1 · 10 min 0 s limit");
    expect(runDetails({ ...run, kind: "import" })).toBe("5ygzn6");
  });
});
