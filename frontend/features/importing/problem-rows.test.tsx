// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import type { Edit } from "@/features/importing/edits";
import { EditedCells, ProblemRows } from "@/features/importing/problem-rows";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead, TableFinding } from "@/lib/api/generated";

const problem = (row: number | null, column: string | null, value: string): TableFinding => ({ rule: "must be a number", row, column, value, count: 1, kind: "", fixes: ["correct the cell", "leave out"] });
const problems = [problem(9, "area", "large"), problem(12, "area", "=1+1"), problem(14, "made", "x"), problem(null, null, "")];
const found = { problems, columns: [{ name: "area" }, { name: "made" }], derived: { made: ["area"] } } as unknown as InspectionRead;
const tableWith = (edits: Edit[], change: Import["change"]) => ({ edits, change }) as Import;

it("a cell of the file is corrected where it stands; Enter sends it and goes on", async () => {
  const change = vi.fn();
  render(<ProblemRows table={tableWith([], change)} found={found} />);
  expect(screen.getAllByRole("textbox")).toHaveLength(2);
  const first = screen.getByRole("textbox", { name: "Edit here: area, row 9" });
  await userEvent.clear(first);
  await userEvent.type(first, "88{Enter}");
  expect(change).toHaveBeenCalledExactlyOnceWith({ edits: [{ row: 9, column: "area", value: "88" }] });
  expect(screen.getByRole("textbox", { name: "Edit here: area, row 12" })).toHaveFocus();
});

it("of many cells with one text the first three are shown, and the others on demand", async () => {
  const alike = [...Array.from({ length: 20 }, (_, place) => problem(place + 2, "area", "n.o.t.k.")), problem(40, "area", "large")];
  render(<ProblemRows table={tableWith([], vi.fn())} found={{ ...found, problems: alike }} />);
  expect(screen.getAllByRole("textbox").map((box) => box.getAttribute("aria-label"))).toEqual([2, 3, 4, 40].map((row) => `Edit here: area, row ${row}`));
  await userEvent.click(screen.getByRole("button", { name: "Show 17 more rows with the same text" }));
  expect(screen.getAllByRole("textbox")).toHaveLength(21);
});

it("an edit is taken back", async () => {
  const change = vi.fn();
  const edits = [9, 12].map((row) => ({ row, column: "area", value: "88" }));
  render(<EditedCells table={tableWith(edits, change)} />);
  await userEvent.click(screen.getByRole("button", { name: "Take back: area, row 9" }));
  expect(change).toHaveBeenCalledExactlyOnceWith({ edits: [edits[1]] });
});
