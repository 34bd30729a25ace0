import { familyColor, familyShape, type Shape } from "@/lib/families";

/** Paths around the origin, about 10 px wide; shape tells a family apart without colour. The dash stands upright, across its interval. */
const PATHS: Record<Shape, string> = {
  circle: "M0-5a5 5 0 1 0 0 10a5 5 0 0 0 0-10Z",
  square: "M-4.5-4.5h9v9h-9Z",
  triangle: "M0-5.5 5.5 4.5h-11Z",
  diamond: "M0-6 6 0 0 6-6 0Z",
  cross: "M-1.8-5.5h3.6v3.7h3.7v3.6h-3.7v3.7h-3.6v-3.7h-3.7v-3.6h3.7Z",
  dash: "M-1.8-7h3.6v14h-3.6Z",
};

/** What tells a mark from others of its family, such as a version: small words on a ground of their own. */
export function Tag({ text, x, y, anchor = "middle" }: { text: string; x: number; y: number; anchor?: "start" | "middle" }) {
  return (
    <text x={x} y={y} dy="0.32em" textAnchor={anchor} fontSize={11} fill="var(--color-ink)" stroke="var(--color-card)" strokeWidth={3} strokeLinejoin="round" paintOrder="stroke">
      {text}
    </text>
  );
}

type MarkerProps = { family: string; x: number; y: number; scale?: number };

export function Marker({ family, x, y, scale = 1 }: MarkerProps) {
  return (
    <path
      d={PATHS[familyShape(family)]}
      transform={`translate(${x} ${y}) scale(${scale})`}
      fill={familyColor(family)}
      stroke="var(--color-card)"
      strokeWidth={1.5}
      paintOrder="stroke"
    />
  );
}
