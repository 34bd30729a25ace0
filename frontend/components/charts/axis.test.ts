import { describe, expect, it } from "vitest";

import { anchorOf, fitting } from "@/components/charts/axis";

describe("the label of a tick", () => {
  it.each([
    [12, "CHF 550K", "start"], // half of it would lie outside
    [40, "CHF 550K", "middle"],
    [480, "CHF 800K", "end"],
    [470, "CHF 1.25M", "end"], // its second half would lie outside
    [460, "€800K", "middle"],
  ])("at %d px of 480, %s is held at its %s", (x, text, anchor) => {
    expect(anchorOf(x, text, 480)).toBe(anchor);
  });
});

describe("the labels of an axis", () => {
  const format = (value: number) => `$${value}K`;

  it("that have no room beside each other are left out evenly", () => {
    const ticks = [40, 42, 44, 46, 48, 50];
    expect(fitting(ticks, (value) => (value - 40) * 30, format, 1000)).toEqual(ticks);
    expect(fitting(ticks, (value) => (value - 40) * 15, format, 1000)).toEqual([40, 44, 48]);
    expect(fitting(ticks, (value) => value, format, 1000)).toEqual([40]);
  });

  it("that would touch the last one, which is held inside the picture, let it go alone", () => {
    const ticks = [14, 16, 18];
    const percent = (value: number) => `${value}.0 %`;
    const apart = (value: number) => (value - 4) * 31.5; // 63 px between two, the last at 441
    expect(fitting(ticks, apart, percent, 441)).toEqual([14, 16]);
    expect(fitting(ticks, apart, percent, 500)).toEqual(ticks);
  });
});
