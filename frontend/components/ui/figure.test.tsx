// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { expect, it } from "vitest";

import { Figure } from "@/components/ui/figure";
import { tenths } from "@/lib/format";

const shown = (figure: React.ReactNode) => render(<div>{figure}</div>).container.textContent;

it("writes a figure with its interval below it", () => {
  expect(shown(<Figure of={{ value: 8.4, low: 7.9, high: 9 }} write={tenths} />)).toBe("8.4(7.9 – 9.0)");
  expect(shown(<Figure of={{ value: 8.4, low: 7.9, high: 9 }} write={tenths} tight />)).toBe("8.4(7.9–9.0)");
});

it("writes no brackets where there is no interval, and says what is missing", () => {
  expect(shown(<Figure of={{ value: 8.4, low: null, high: null }} write={tenths} />)).toBe("8.4");
  expect(shown(<Figure of={null} write={tenths} />)).toBe("—");
});
