// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { HexagonTable } from "@/features/errors/hexagon-table";
import { hexagonsOf } from "@/features/map/hexagons";
import type { Bounds, Sale } from "@/features/map/sales";

const FRAME: Bounds = [8, 47, 9, 48];

/** Sales on one spot, each with the same error in percent. */
const spot = (longitude: number, count: number, error: number): Sale[] =>
  Array.from({ length: count }, (_, index) => ({ index, longitude, latitude: 47.5, price: 1, pricePerArea: null, day: null, error }));

it("each hexagon of the map is a filter with the keyboard too, the largest error first", async () => {
  const cells = hexagonsOf([...spot(8.1, 6, 5), ...spot(8.5, 8, -20), ...spot(8.9, 4, 90)], FRAME, ({ error }) => error);
  const onChoose = vi.fn();
  render(<HexagonTable cells={cells} onChoose={onChoose} />);
  screen.getByText("The hexagons as a table").click();
  const rows = within(await screen.findByRole("table", { name: "Hexagons of the map" })).getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining("20.0 % too low8"), expect.stringContaining("5.0 % too high6")]);
  expect(screen.getByText(/^2 hexagons, the largest error first. 1 more with fewer than 5 sales has no figure/)).toBeInTheDocument();
  within(rows[0] as HTMLElement).getByRole("button", { name: /^Only the sales around 47\.5/ }).focus();
  await userEvent.keyboard("{Enter}");
  expect(onChoose).toHaveBeenCalledExactlyOnceWith(cells.find(({ n }) => n === 8)?.bounds);
});
