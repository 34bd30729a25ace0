// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";

import { Estimate, estimated } from "@/components/ui/estimate";

const answer = { value: 431_234, low_90: 345_100, high_90: 538_400, confidence: { band: "medium", reason: "Few like it were sold." } } as const;

it("an estimate is written with its range, how sure it is and the reason; the exact value is its title", () => {
  const { container } = render(<Estimate of={estimated(answer, "USD")} />);
  expect(container).toHaveTextContent("$431,000 $345,000 – $538,000 How sure: medium. Few like it were sold.");
  expect(screen.getByTitle("$431,234")).toHaveTextContent("$431,000");
});

it("its parts can stand apart, each marked as what it is", () => {
  const of = estimated(answer, "USD");
  const { container } = render(<><Estimate of={of} part="range" /><Estimate of={of} part="confidence">for sure</Estimate></>);
  expect([...container.querySelectorAll("[data-estimate]")].map((part) => [part.getAttribute("data-estimate"), part.textContent])).toEqual([
    ["range", "$345,000 – $538,000"],
    ["confidence", "for sure"],
  ]);
});

it("where there is no range or nothing says how sure it is, a sentence says so", () => {
  const { container } = render(<Estimate of={{ value: 1000, currency: "USD", range: "It has no range.", confidence: "Nobody graded it." }} />);
  expect(container).toHaveTextContent("$1,000 It has no range. Nobody graded it.");
});
