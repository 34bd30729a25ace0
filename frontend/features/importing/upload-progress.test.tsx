// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { UploadProgress } from "@/features/importing/upload-progress";

it("says how many bytes have been sent, until all have", () => {
  const { rerender } = render(<UploadProgress sent={{ bytes: 1_500_000, total: 6_000_000 }} />);
  expect(screen.getByRole("progressbar", { name: "Upload" })).toHaveAttribute("aria-valuenow", "25");
  rerender(<UploadProgress sent={{ bytes: 6_000_000, total: 6_000_000 }} />);
  expect(screen.queryByRole("progressbar")).toBeNull();
});
