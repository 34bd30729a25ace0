// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { Interruption, resumedLine } from "@/features/runs/interruption";
import { training } from "@/test/api";

it.each([
  [2, { models: 7, total: 20, epoch: 12 }, "Attempt 2 went on after 7 of 20 models, at epoch 12 of the next one."],
  [3, { models: 7, total: 20, epoch: 0 }, "Attempt 3 went on after 7 of 20 models."],
  [2, { models: 0, total: 20, epoch: 4 }, "Attempt 2 went on at epoch 4 of the first of 20 models."],
  [1, { models: 20, total: 20, epoch: 0 }, "The training was handed on and went on after 20 of 20 models."],
])("says in one sentence where attempt %i went on", (attempt, resumed, sentence) => {
  expect(resumedLine(training(40, { attempt, resumed }))).toBe(sentence);
});

it("says when nothing of the earlier attempt could be used", () => {
  expect(resumedLine(training(40, { attempt: 2 }))).toBe("Attempt 2 began anew: no part of the earlier one could be used.");
  expect(resumedLine(training(40))).toBe("");
});

it("shows what went wrong without ending the run", () => {
  render(<Interruption run={training(40, { notices: ["The progress could not be stored (No space left on device)."] })} />);
  expect(screen.getByText(/No space left on device/)).toBeVisible();
});
