// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";

import { Comparables } from "@/features/comparables/comparables";
import { model } from "@/test/models";
import { comparable, valuation } from "@/test/valuations";

const sale = comparable({ sale_id: "0103031", adjustments: [{ feature: "Age", amount: -6_022 }], time_adjusted_price: 410_000 });

it("names each sale as the data do, and never parts a minus from its amount", () => {
  render(<Comparables valuation={{ ...valuation(model({})), comparables: [sale, comparable({})] }} labels={new Map()} />);
  expect(within(screen.getByRole("row", { name: /^Sale in the data/ })).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["", "0103031", "—"]);
  expect(screen.getByRole("cell", { name: "−$6,022" })).toHaveClass("whitespace-nowrap");
});

it("has no row for ids that the data do not have", () => {
  render(<Comparables valuation={{ ...valuation(model({})), comparables: [comparable({})] }} labels={new Map()} />);
  expect(screen.queryByRole("row", { name: /^Sale in the data/ })).toBeNull();
});
