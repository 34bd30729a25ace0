import { describe, expect, it } from "vitest";

import { diverging, sequential } from "@/features/map/palette";
import { difference, VISIONS } from "@/test/colour-vision";

const PALETTES: Record<string, string[]> = {
  "sequential, light": sequential(6, false),
  "sequential, dark": sequential(6, true),
  "diverging, light": diverging(7, false),
  "diverging, dark": diverging(7, true),
};

describe.each(Object.keys(VISIONS))("with %s colour vision", (vision) => {
  it.each(Object.keys(PALETTES))("neighbours are told apart: %s", (name) => {
    const colours = PALETTES[name]!;
    const steps = colours.slice(1).map((colour, at) => difference(colours[at]!, colour, vision));
    expect(Math.min(...steps)).toBeGreaterThan(10);
  });
});

describe("fewer classes", () => {
  it("keep the ends of the scale, and the middle of the errors", () => {
    expect(sequential(2, true)).toEqual(["#440154", "#fde725"]);
    expect(sequential(3, false)[0]).toBe("#fde725");
    expect(diverging(3, false)).toEqual(["#b9d0e4", "#edede9", "#f2c9a0"]);
    expect([sequential(1, false), diverging(1, true)]).toEqual([["#22a884"], ["#2b323b"]]);
  });
});
