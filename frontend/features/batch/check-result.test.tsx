// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { CheckResult } from "@/features/batch/check-result";
import type { BatchCheckRead } from "@/lib/api/generated";

const clean: BatchCheckRead = {
  rows: 1200,
  can_be_valued: 1200,
  headers: ["sqft", "lat", "lon"],
  columns: [],
  missing: [],
  id_header: null,
  price_header: null,
  problems: [],
  remarks: [], questions: [], sheets: [], sheet: "", header_row: 1, top_lines: [],
};

test("a file whose homes can all be valued says so, and names no problem", () => {
  render(<CheckResult found={clean} />);
  expect(screen.getByRole("status")).toHaveTextContent("All 1,200 homes can be valued.");
  expect(screen.queryByRole("table")).toBeNull();
});

test("each kind of problem has its number of homes, and rows and values of the first", () => {
  const places = [
    { row: 4, value: "large" },
    { row: 9, value: null },
  ];
  const problems = [{ code: "unreadable:living_area", rule: "must be a number", column: "living_area", count: 37, places }];
  render(<CheckResult found={{ ...clean, can_be_valued: 1163, price_header: "paid", problems }} />);
  expect(screen.getByRole("status")).toHaveTextContent("1,163 of 1,200 homes can be valued");
  expect(screen.getByRole("status")).toHaveTextContent("known prices");
  const row = within(screen.getByRole("table")).getAllByRole("row")[1];
  expect(row).toHaveTextContent("living_area: must be a number");
  expect(row).toHaveTextContent("37");
  expect(row).toHaveTextContent("row 4: large, row 9");
});

test("what was read in another way than the sales is said", () => {
  render(<CheckResult found={{ ...clean, remarks: ["'Wohnfläche' is read as 'living_area': it means the same"] }} />);
  expect(screen.getByRole("listitem")).toHaveTextContent("'Wohnfläche' is read as 'living_area'");
});

test("nothing is said of homes as long as a required column is missing", () => {
  const { container } = render(<CheckResult found={{ ...clean, can_be_valued: 0, missing: ["living_area"] }} />);
  expect(container).toBeEmptyDOMElement();
});
