import { describe, expect, it } from "vitest";

import { diverging, sequential } from "@/features/map/palette";

type Triple = [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const VISIONS: Record<string, [Triple, Triple, Triple]> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function linear(hex: string): Triple {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [1, 3, 5].map((at) => (channel(at) <= 0.04045 ? channel(at) / 12.92 : ((channel(at) + 0.055) / 1.055) ** 2.4)) as Triple;
}

const apply = (rows: Triple[], colour: Triple) => rows.map((row) => row.reduce((sum, part, at) => sum + part * colour[at]!, 0)) as Triple;

/** CIE L*a*b* under D65. */
function lab(colour: Triple): Triple {
  const [x, y, z] = apply([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], colour);
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [fx, fy, fz] = [root(x / 0.95047), root(y), root(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

const PALETTES: Record<string, string[]> = {
  "sequential, light": sequential(6, false),
  "sequential, dark": sequential(6, true),
  "diverging, light": diverging(7, false),
  "diverging, dark": diverging(7, true),
};

describe.each(Object.keys(VISIONS))("with %s colour vision", (vision) => {
  it.each(Object.keys(PALETTES))("neighbours are told apart: %s", (name) => {
    const seen = PALETTES[name]!.map((hex) => lab(apply(VISIONS[vision]!, linear(hex))));
    const steps = seen.slice(1).map((colour, at) => Math.hypot(...colour.map((part, axis) => part - seen[at]![axis]!)));
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
