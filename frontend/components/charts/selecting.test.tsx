// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { ChartFrame } from "@/components/charts/chart-frame";
import { cellsOf, amountDomain, MOST_POINTS, span } from "@/components/charts/density-data";
import { boxOf, inBox, isDrag } from "@/components/charts/selecting";
import { Sized } from "@/test/sized";

beforeAll(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  vi.stubGlobal("requestAnimationFrame", (run: FrameRequestCallback) => setTimeout(() => run(0), 0));
  HTMLElement.prototype.setPointerCapture = () => {};
});

const stops = [10, 100, 200].map((x, place) => ({ x, y: 10 * place, text: `mark ${place}` }));

describe("marks of a chart", () => {
  const picked: [number[], boolean][] = [];
  let cleared = 0;
  beforeEach(() => {
    picked.length = 0;
    cleared = 0;
  });

  async function chart(): Promise<HTMLElement> {
    const select = { pick: (indices: number[], extend: boolean) => void picked.push([indices, extend]), clear: () => void (cleared += 1) };
    render(<ChartFrame title="Groups" summary="" table={{ columns: [], rows: [] }} file="groups" select={select} draw={() => ({ height: 100, stops, picture: <rect width={1} height={1} /> })} />);
    const group = screen.getByRole("group");
    await vi.waitFor(() => expect(group.querySelector("rect")).not.toBeNull());
    return group;
  }

  it("are chosen by Enter, more of them with Shift, and none after Delete", async () => {
    const group = await chart();
    fireEvent.keyDown(group, { key: "Enter" });
    expect(picked).toEqual([]);
    fireEvent.keyDown(group, { key: "ArrowRight" });
    fireEvent.keyDown(group, { key: "Enter" });
    fireEvent.keyDown(group, { key: "ArrowRight" });
    fireEvent.keyDown(group, { key: "Enter", shiftKey: true });
    fireEvent.keyDown(group, { key: "Delete" });
    expect(picked).toEqual([[[0], false], [[1], true]]);
    expect(cleared).toBe(1);
  });

  it("are chosen by a click, and all that a drag passes", async () => {
    const group = await chart();
    fireEvent.pointerDown(group, { button: 0, clientX: 95, clientY: 5 });
    fireEvent.pointerUp(group, { clientX: 96, clientY: 5 });
    fireEvent.pointerDown(group, { button: 0, clientX: 90, clientY: 5 });
    fireEvent.pointerMove(group, { clientX: 210, clientY: 5 });
    fireEvent.pointerUp(group, { clientX: 210, clientY: 5 });
    expect(picked).toEqual([[[1], false], [[1, 2], false]]);
  });

  it("name their keys", async () => {
    expect((await chart()).getAttribute("aria-label")).toContain("Shift and Enter extends the selection");
  });
});

describe("a drag", () => {
  it("is a box from corner to corner, and a click where it is small", () => {
    expect(boxOf({ x: 9, y: 2 }, { x: 1, y: 5 })).toEqual({ left: 1, right: 9, top: 2, bottom: 5 });
    expect([isDrag({ left: 0, right: 3, top: 0, bottom: 50 }, true), isDrag({ left: 0, right: 3, top: 0, bottom: 50 }, false)]).toEqual([false, true]);
    const box = { left: 50, right: 250, top: 15, bottom: 30 };
    expect([inBox(stops, box, false), inBox(stops, box, true)]).toEqual([[2], [1, 2]]);
  });
});

describe("many sales", () => {
  const sales = Array.from({ length: MOST_POINTS + 500 }, (_, place) => ({ price: 100_000 + place * 200, value: 110_000 + place * 190 }));

  it("are counted in squares, none is lost, and few stay as they are", () => {
    const domain = amountDomain(sales);
    const cells = cellsOf(sales, domain);
    expect(cells.length).toBeLessThan(300);
    expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(sales.length);
    expect(cellsOf(sales.slice(0, 3), domain).map(({ middle }) => middle)).toEqual(sales.slice(0, 3));
  });

  it("span from the lowest to the highest edge", () => {
    expect(span(cellsOf(sales.slice(0, 2), amountDomain(sales)), "price")).toEqual([100_000, 100_200]);
    expect(span([], "price")).toBeNull();
  });
});
