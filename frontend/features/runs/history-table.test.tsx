// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { HistoryTable } from "@/features/runs/history-table";
import { finished, makeRun, scores } from "@/test/api";
import type { RunRead } from "@/lib/api/generated";

const part = (letter: string, kind: RunRead["kind"], mdape: number): RunRead => {
  const one = finished({ id: letter.repeat(26), kind });
  return { ...one, result: one.result && { ...one.result, test: scores(mdape) } };
};
const all = (...children: RunRead[]) => finished({ kind: "all", model_type: "all", result: null, children });

it.each([
  ["its blend's, not the lowest of its parts", all(part("a", "train", 7.4), part("b", "train", 9.6), part("c", "blend", 8.2)), "8.2"],
  ["none where no blend was made", all(part("a", "train", 7.4), part("b", "train", 9.6), makeRun({ kind: "blend", state: "failed" })), "—"],
  ["that of its only part", all(part("a", "train", 7.4)), "7.4"],
])("shows the error of a training of all models: %s", (_, run, text) => {
  render(<HistoryTable runs={[run]} />);
  expect(screen.getAllByRole("cell")[3]).toHaveTextContent(text);
});
