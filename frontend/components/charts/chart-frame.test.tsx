// @vitest-environment jsdom
import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";

import { Sized } from "@/test/sized";

import { ChartFrame, step } from "./chart-frame";

beforeAll(() => {
  vi.stubGlobal("ResizeObserver", Sized);
  vi.stubGlobal("requestAnimationFrame", (run: FrameRequestCallback) => setTimeout(() => run(0), 0));
});

const frame = (
  <ChartFrame
    title="Errors"
    summary="Half of them are small."
    table={{ columns: [{ header: "Model" }, { header: "Error", numeric: true }], rows: [["A", 1.5], ["B", null]] }}
    file="errors"
    draw={() => ({ height: 100, stops: [{ x: 1, y: 1, text: "A: 1.5" }, { x: 2, y: 1, text: "B: none" }], picture: <rect width={1} height={1} /> })}
  />
);

it("names the chart by title and summary", () => {
  render(frame);
  expect(screen.getByRole("group", { name: /^Errors\. Half of them are small\./ })).toBeInTheDocument();
});

it("reads values out by arrow keys", async () => {
  render(frame);
  const chart = screen.getByRole("group");
  await vi.waitFor(() => expect(chart.querySelector("rect")).not.toBeNull());
  fireEvent.keyDown(chart, { key: "ArrowRight" });
  expect(screen.getByRole("status")).toHaveTextContent("A: 1.5");
  fireEvent.keyDown(chart, { key: "End" });
  expect(screen.getByRole("status")).toHaveTextContent("B: none");
});

it("shows the same figures as a table, missing ones as missing", async () => {
  render(frame);
  await userEvent.click(screen.getByRole("button", { name: "Table" }));
  const table = screen.getByRole("table", { name: "Errors" });
  expect(within(table).getByRole("cell", { name: "1.5" })).toBeInTheDocument();
  expect(within(table).getByRole("cell", { name: "—" })).toBeInTheDocument();
});

it.each([
  ["ArrowRight", null, 0],
  ["ArrowRight", 1, 2],
  ["ArrowRight", 2, 2],
  ["ArrowLeft", null, 2],
  ["ArrowLeft", 0, 0],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["Escape", 1, null],
  ["a", 1, undefined],
] as const)("%s from %s leads to %s", (key, from, to) => {
  expect(step(key, from, 3)).toBe(to);
});
