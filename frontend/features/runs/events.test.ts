import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";

import { connection } from "@/features/live/connection";
import { applyCurve, applyRun } from "@/features/runs/events";
import { pollInterval, runKeys } from "@/features/runs/queries";
import type { CurveRead, RunPage, RunRead } from "@/lib/api/generated";
import { finished, makeRun, training } from "@/test/api";

beforeEach(connection.reset);

describe("news of a run", () => {
  const client = new QueryClient();
  const known = training(40);
  const shown = () => client.getQueryData<RunRead>(runKeys.one(known.id));

  beforeEach(() => {
    client.setQueryData(runKeys.one(known.id), known);
    client.setQueryData(runKeys.list({}), { items: [known], next_cursor: null });
  });

  it("reaches the page and the lists", () => {
    applyRun(client, training(41));
    expect(shown()?.progress.percent).toBe(41);
    expect(client.getQueryData<RunPage>(runKeys.list({}))?.items[0]?.progress.percent).toBe(41);
  });

  it("that comes late never takes percent back", () => {
    applyRun(client, training(39));
    expect(shown()?.progress.percent).toBe(40);
  });

  it("that comes after the end does not revive a run", () => {
    applyRun(client, finished());
    applyRun(client, training(80));
    expect(shown()?.state).toBe("succeeded");
  });

  it("of a second attempt starts afresh", () => {
    applyRun(client, training(10, { attempt: 2 }));
    expect(shown()?.progress.percent).toBe(10);
  });

  it("reaches a child within its parent", () => {
    const child = training(10, { id: "c".repeat(26), parent_id: "p".repeat(26) });
    const parent = makeRun({ id: "p".repeat(26), kind: "all", model_type: "all", children: [child] });
    client.setQueryData(runKeys.one(parent.id), parent);
    applyRun(client, { ...child, progress: { ...child.progress, percent: 55 } });
    expect(client.getQueryData<RunRead>(runKeys.one(parent.id))?.children?.[0]?.progress.percent).toBe(55);
  });

  it("of a curve is merged by epoch, each epoch once", () => {
    const point = (epoch: number, loss: number) => ({ epoch, validation_loss: loss, train_loss: loss, elapsed_s: epoch });
    client.setQueryData<CurveRead>(runKeys.curve("r"), { run_id: "r", points: [point(1, 0.9), point(2, 0.8)] });
    applyCurve(client, { run_id: "r", points: [point(3, 0.6), point(2, 0.7)] });
    const points = client.getQueryData<CurveRead>(runKeys.curve("r"))?.points;
    expect(points?.map(({ epoch, validation_loss }) => [epoch, validation_loss])).toEqual([
      [1, 0.9],
      [2, 0.7],
      [3, 0.6],
    ]);
  });
});

describe("polling", () => {
  it.each([
    [true, false, 2000], // the seed's pace while something runs
    [true, true, 15_000], // events do the work
    [false, false, 15_000], // only to notice what others start
  ])("active %s, events %s: every %s ms", (active, streaming, every) => {
    connection.streaming(streaming);
    expect(pollInterval(active)).toBe(every);
  });
});
