// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";

import { SystemQuestion, SystemSaid } from "@/features/importing/system-question";

it("answers with a whole code only", async () => {
  const onAnswer = vi.fn();
  render(<SystemQuestion text="'X' and 'Y' hold metres." onAnswer={onAnswer} />);
  const use = screen.getByRole("button", { name: "Convert the coordinates" });
  await userEvent.type(screen.getByRole("textbox", { name: /Coordinate system/ }), "EPSG:");
  expect(use).toBeDisabled();
  await userEvent.type(screen.getByRole("textbox", { name: /Coordinate system/ }), "27700 ");
  await userEvent.click(use);
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith("EPSG:27700");
});

it("offers the systems that fit", async () => {
  const onAnswer = vi.fn();
  render(<SystemQuestion text="'E' and 'N' hold metres." likely={["EPSG:2056", "EPSG:21781"]} onAnswer={onAnswer} />);
  await userEvent.click(screen.getByRole("button", { name: "Convert from EPSG:2056" }));
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith("EPSG:2056");
});

it("shows what was said and takes it back", async () => {
  const onForget = vi.fn();
  const { rerender } = render(<SystemSaid crs="" onForget={onForget} />);
  expect(screen.queryByRole("button")).toBeNull();
  rerender(<SystemSaid crs="EPSG:27700" onForget={onForget} />);
  expect(screen.getByText("Coordinates are converted from EPSG:27700.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Do not convert them" }));
  expect(onForget).toHaveBeenCalledOnce();
});
