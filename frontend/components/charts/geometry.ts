/** Pure geometry that the charts share; pixels unless said otherwise. */

export type Extent = [number, number];

/** Smallest and largest finite value; `null` without any. */
export function extent(values: Iterable<number | null | undefined>): Extent | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

/** An extent with room at both ends; a single value gets room too. */
export function padded([low, high]: Extent, share = 0.06): Extent {
  const room = (high - low) * share || Math.abs(high) * share || 1;
  return [low - room, high + room];
}

/** Widens a logarithmic domain by a share of its length in decades. */
export function paddedLog([low, high]: Extent, share = 0.06): Extent {
  const room = high > low ? Math.log(high / low) * share : Math.log(1.2);
  return [low / Math.exp(room), high * Math.exp(room)];
}

/** The index of the stop nearest to a point; -1 without stops. */
export function nearest(stops: { x: number; y: number }[], x: number, y: number, vertical = true): number {
  let best = -1;
  let distance = Infinity;
  stops.forEach((stop, index) => {
    const d = vertical ? Math.abs(stop.x - x) : Math.hypot(stop.x - x, stop.y - y);
    if (d < distance) [best, distance] = [index, d];
  });
  return best;
}

/** Ticks of a logarithmic axis: 1-2-5 steps, thinned to whole decades when there are many. */
export function logTicks([low, high]: Extent, most = 7): number[] {
  for (const steps of [[1, 2, 3, 5, 7], [1, 2, 5], [1]]) {
    const ticks: number[] = [];
    for (let decade = Math.floor(Math.log10(low)); decade <= Math.ceil(Math.log10(high)); decade++) {
      for (const step of steps) {
        const tick = Number(`${step}e${decade}`);
        if (tick >= low && tick <= high) ticks.push(tick);
      }
    }
    if (ticks.length <= most && (ticks.length >= 2 || steps.length === 1)) return ticks;
  }
  return [];
}

/** Whole numbers for an axis that counts, such as epochs. */
export function countTicks([low, high]: Extent, most = 8): number[] {
  const raw = Math.max(1, (high - low) / most);
  const decade = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((s) => s * decade >= raw) ?? 10) * decade);
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick);
  return ticks.length ? ticks : [low];
}
