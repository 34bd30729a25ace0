// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { TooGood } from "@/features/models/too-good";

const DOUBT = "TOO GOOD TO BE TRUE: the median error of a linear baseline is 0.04 %. No market is that predictable.";

it("names the model whose figures no market allows", () => {
  render(<TooGood models={[{ name: "LightGBM", warnings: ["There are only 9 test sales.", DOUBT] }, { name: "PyTorch", warnings: [] }]} />);
  expect(screen.getByText("These figures are too good to be true")).toBeVisible();
  expect(screen.getByText(/^LightGBM: the median error of a linear baseline is 0.04 %/)).toBeVisible();
  expect(screen.queryByText(/9 test sales/)).toBeNull();
});

it("says nothing of other warnings", () => {
  const { container } = render(<TooGood models={[{ name: "LightGBM", warnings: ["There are only 9 test sales."] }, { name: "PyTorch" }]} />);
  expect(container).toBeEmptyDOMElement();
});
