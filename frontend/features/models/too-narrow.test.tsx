// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { TooNarrow, TooNarrowMark } from "@/features/models/too-narrow";
import { model, narrow } from "@/test/models";

const WARNING = "The 90 % ranges held only about 84 of 100 prices of 413 sales that the model had not seen (83.5 %, interval 79.6 to 86.8 %): they are too narrow, so no value of this model has high confidence.";

it("warns of ranges that held too few prices, with what they held", () => {
  render(<TooNarrow models={[model({ warnings: ["Few sales.", WARNING], ranges: narrow() }), model({ id: "b".repeat(26) })]} />);
  expect(screen.getByText("The ranges are too narrow")).toBeVisible();
  expect(screen.getByText(/held only about 84 of 100 prices/)).toBeVisible();
  expect(screen.queryByText(/Few sales/)).toBeNull();
});

it("says nothing of ranges that hold", () => {
  const { container } = render(<TooNarrow models={[model({ warnings: ["Few sales."] })]} />);
  expect(container).toBeEmptyDOMElement();
});

it("marks a model in a table", () => {
  const { rerender, container } = render(<TooNarrowMark model={model({ ranges: narrow() })} />);
  expect(screen.getByText("ranges too narrow")).toBeVisible();
  rerender(<TooNarrowMark model={model({})} />);
  expect(container).toBeEmptyDOMElement();
});
