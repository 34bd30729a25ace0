/** How a chart lets its marks be chosen: by pointer, by drag, and by keyboard. */
export type Selecting = {
  /** Marks by their number among the stops; `extend` adds to what is chosen. */
  pick: (indices: number[], extend: boolean) => void;
  clear: () => void;
};

export type Box = { left: number; top: number; right: number; bottom: number };

/** A pointer that moved less was a click. */
const DRAG_PX = 5;

export const isDrag = ({ left, top, right, bottom }: Box, sideways: boolean): boolean => right - left >= DRAG_PX || (!sideways && bottom - top >= DRAG_PX);

export const boxOf = (a: { x: number; y: number }, b: { x: number; y: number }): Box => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
});

/** The numbers of the stops in a box; sideways, its height does not matter. */
export function inBox(stops: { x: number; y: number }[], { left, right, top, bottom }: Box, sideways: boolean): number[] {
  return stops.flatMap(({ x, y }, index) => (x >= left && x <= right && (sideways || (y >= top && y <= bottom)) ? [index] : []));
}
