// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { UploadStep } from "@/features/importing/upload-step";
import type { Import } from "@/features/importing/use-import";

it("says what a table needs and offers an example, until a file is chosen", () => {
  const nothing = { choose: vi.fn(), discard: vi.fn(), go: vi.fn(), file: null, found: undefined, inspection: { isFetching: false }, uploaded: null };
  const { rerender } = render(<UploadStep table={nothing as unknown as Import} />);
  expect(screen.getByText(/A row for each sale with its price is enough/)).toBeVisible();
  const example = screen.getByRole("link", { name: "Download an example table" });
  expect(example).toHaveAttribute("href", "/api/v1/datasets/demo/rows.csv");
  expect(example).toHaveAttribute("download", "example-sales.csv");
  rerender(<UploadStep table={{ ...nothing, file: new File(["price"], "own.csv") } as unknown as Import} />);
  expect(screen.queryByRole("link")).toBeNull();
});
