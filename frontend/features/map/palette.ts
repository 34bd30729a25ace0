/** Colours of classes; the themes share the hues, and the highest class stands out most from the page. */

/** Viridis, made to be told apart with any kind of colour vision and in grey. */
const SEQUENTIAL = ["#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#fde725"];
/** Too low in blue, too high in orange: neither looks like right or wrong. */
const LOW = ["#2b5c8a", "#6f9bc4", "#b9d0e4"];
const HIGH = ["#f2c9a0", "#de8f4a", "#a64b00"];
const MIDDLE = { light: "#edede9", dark: "#2b323b" };

export const MOST_CLASSES = SEQUENTIAL.length;

export function sequential(classes: number, dark: boolean): string[] {
  const ramp = dark ? SEQUENTIAL : SEQUENTIAL.toReversed();
  const step = classes > 1 ? (ramp.length - 1) / (classes - 1) : 0;
  return Array.from({ length: classes }, (_, place) => ramp[classes > 1 ? Math.round(place * step) : 2] ?? "");
}

/** For an odd number of classes, the middle one around zero. */
export function diverging(classes: number, dark: boolean): string[] {
  const sides = (classes - 1) / 2;
  const middle = dark ? MIDDLE.dark : MIDDLE.light;
  return [...LOW.slice(LOW.length - sides, LOW.length), middle, ...HIGH.slice(0, sides)];
}
