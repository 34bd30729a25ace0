// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { type Answers, NOTHING_SAID } from "@/features/importing/answers";
import { PlaceAgain, PlaceChoice } from "@/features/importing/place-choice";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead } from "@/lib/api/generated";

const found = {
  sheets: ["2023", "2024"],
  sheet: "2023",
  header_row: 3,
  top_lines: [
    { row: 1, values: ["Register of sales", ""] },
    { row: 3, values: ["price", "area"] },
  ],
} as unknown as InspectionRead;
const tableWith = (answers: Partial<Answers>, change: Import["change"]) => ({ answers: { ...NOTHING_SAID, ...answers }, change }) as Import;

it("another sheet is chosen, and its header is looked for", async () => {
  const change = vi.fn();
  render(<PlaceChoice table={tableWith({ header_row: 1, currency: "EUR" }, change)} found={found} />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Sheet" }), "2024");
  expect(change).toHaveBeenCalledExactlyOnceWith({ answers: { ...NOTHING_SAID, currency: "EUR", sheet: "2024" } });
});

it("a header row is chosen from the first lines of the file", async () => {
  const change = vi.fn();
  render(<PlaceChoice table={tableWith({}, change)} found={found} />);
  expect(screen.getByRole("option", { name: "As was found: row 3" })).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Header row" }), "Row 1: Register of sales");
  expect(change).toHaveBeenCalledExactlyOnceWith({ answers: { ...NOTHING_SAID, header_row: 1 } });
});

it("a table without a header says so, and one can be read as such", async () => {
  const change = vi.fn();
  const { rerender } = render(<PlaceChoice table={tableWith({}, change)} found={{ ...found, header_row: 0 }} />);
  expect(screen.getByRole("option", { name: "As was found: No row names the columns" })).toBeInTheDocument();
  rerender(<PlaceChoice table={tableWith({}, change)} found={found} />);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Header row" }), "No row names the columns");
  expect(change).toHaveBeenCalledExactlyOnceWith({ answers: { ...NOTHING_SAID, header_row: 0 } });
});

it("a file without lines has nothing to choose", () => {
  const { container } = render(<PlaceChoice table={tableWith({}, vi.fn())} found={{ ...found, sheets: [], header_row: null }} />);
  expect(container).toBeEmptyDOMElement();
});

it("a place from which nothing was read is taken back", async () => {
  const change = vi.fn();
  const { rerender } = render(<PlaceAgain table={tableWith({}, change)} />);
  expect(screen.queryByRole("button")).toBeNull();
  rerender(<PlaceAgain table={tableWith({ sheet: "2024", header_row: 9 }, change)} />);
  await userEvent.click(screen.getByRole("button", { name: "Look for the table again" }));
  expect(change).toHaveBeenCalledExactlyOnceWith({ answers: NOTHING_SAID });
});
