/** How colours look, for tests: to eyes of several kinds, and against each other. */

export type Triple = [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
export const VISIONS: Record<string, [Triple, Triple, Triple]> = {
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

/** How far two colours are apart (CIE 1976) to eyes with a kind of colour vision. */
export function difference(one: string, other: string, vision: string): number {
  const [a, b] = [one, other].map((hex) => lab(apply(VISIONS[vision]!, linear(hex)))) as [Triple, Triple];
  return Math.hypot(...a.map((part, axis) => part - b[axis]!));
}

/** The contrast of WCAG between two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const light = (hex: string) => apply([[0.2126, 0.7152, 0.0722]], linear(hex))[0]!;
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
