// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { type Column, DataTable, sorted } from "@/components/ui/data-table";

type Home = { id: string; street: string; price: number | null };

const HOMES: Home[] = [
  { id: "a", street: "Street 10", price: 300_000 },
  { id: "b", street: "Street 9", price: null },
  { id: "c", street: "Street 2", price: 100_000 },
  { id: "d", street: "Street 2", price: 200_000 },
];
const COLUMNS: Column<Home>[] = [
  { id: "street", header: "Street", cell: ({ street }) => street, sortBy: ({ street }) => street },
  { id: "price", header: "Price", numeric: true, cell: ({ price }) => price ?? "—", sortBy: ({ price }) => price },
  { id: "note", header: "Note", cell: () => "" },
];
const order = (id: string, desc: boolean) => sorted(HOMES, COLUMNS, { id, desc }).map((home) => home.id).join("");

describe("the order of rows", () => {
  it.each([
    ["street", false, "cdba"], // numbers in texts by their size, equal ones as they came
    ["street", true, "abcd"],
    ["price", false, "cdab"], // what is missing comes last
    ["price", true, "adcb"], // in either direction
    ["note", false, "abcd"], // a column that cannot be sorted
    ["nothing", true, "abcd"],
  ])("by %s, descending %s", (id, desc, expected) => expect(order(id, desc)).toBe(expected));

  it("goes from ascending over descending to as it came, and each header says so", async () => {
    render(<DataTable caption="Homes" rows={HOMES} columns={COLUMNS} rowKey={({ id }) => id} />);
    const header = screen.getByRole("columnheader", { name: /^Price/ });
    const prices = () => screen.getAllByRole("row").slice(1).map((row) => row.children[1]?.textContent);
    const seen: [string | null, (string | null | undefined)[]][] = [];
    for (let click = 0; click < 3; click++) {
      await userEvent.click(screen.getByRole("button", { name: /^Price/ }));
      seen.push([header.getAttribute("aria-sort"), prices()]);
    }
    expect(seen).toEqual([
      ["ascending", ["100000", "200000", "300000", "—"]],
      ["descending", ["300000", "200000", "100000", "—"]],
      [null, ["300000", "—", "100000", "200000"]],
    ]);
  });

  it("is left to the server where the rows come in order", () => {
    render(<DataTable caption="Homes" rows={HOMES} columns={COLUMNS} rowKey={({ id }) => id} sort={{ id: "price", desc: false }} inOrder />);
    expect(screen.getAllByRole("row")[1]).toHaveTextContent("Street 10");
  });
});
