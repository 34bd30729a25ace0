// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, it } from "vitest";

import { TrainLink } from "@/components/shell/train-link";

it.each([
  ["", "/train"],
  ["?ds=a%20town", "/train?ds=a%20town"],
])("leads to the training form on the data set of the address %s", (searchParams, href) => {
  render(
    <NuqsTestingAdapter searchParams={searchParams}>
      <TrainLink>Train a model</TrainLink>
    </NuqsTestingAdapter>,
  );
  expect(screen.getByRole("link", { name: "Train a model" })).toHaveAttribute("href", href);
});
