/** Scales of the charts: the part of d3-scale that they use, whose other parts would weigh 14 KB on every page with a chart. */

type ScaleProps = {
  /** Values at the ends. */
  domain: number[];
  /** Pixels at the ends. */
  range: number[];
  /** Keeps what lies outside at the ends. */
  clamp?: boolean;
};

export type Scale = {
  (value: number): number;
  range: () => [number, number];
  /** Round values inside the domain, about `count` of them. */
  ticks: (count: number) => number[];
};

export const scaleLinear = (props: ScaleProps): Scale => scaleOf(props, (value) => value);

/** For positive values. */
export const scaleLog = (props: ScaleProps): Scale => scaleOf(props, Math.log);

function scaleOf({ domain, range, clamp = false }: ScaleProps, along: (value: number) => number): Scale {
  const [low = 0, high = 1] = domain;
  const [start = 0, end = 1] = range;
  const length = along(high) - along(low);
  const share = (value: number) => (length === 0 ? 0.5 : (along(value) - along(low)) / length);
  const place = (value: number) => start + (clamp ? Math.min(1, Math.max(0, share(value))) : share(value)) * (end - start);
  return Object.assign(place, { range: (): [number, number] => [start, end], ticks: (count: number) => linearTicks(low, high, count) });
}

/** Multiples of 1, 2 or 5 times a power of ten. */
export function linearTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return low === high ? [low] : [];
  const raw = (high - low) / Math.max(1, count);
  const power = Math.floor(Math.log10(raw));
  // The step whose ratio to the raw one is nearest to 1, measured in logarithms.
  const ratio = raw / 10 ** power;
  const step = ratio >= Math.sqrt(50) ? 10 : ratio >= Math.sqrt(10) ? 5 : ratio >= Math.SQRT2 ? 2 : 1;
  // Whole multiples are exact; a sum of small steps would not be.
  const unit = power < 0 ? 10 ** -power / step : step * 10 ** power;
  const valueAt = (index: number) => (power < 0 ? index / unit : index * unit);
  const places = power < 0 ? [low * unit, high * unit] : [low / unit, high / unit];
  const [first, last] = [Math.ceil((places[0] ?? 0) - 1e-9), Math.floor((places[1] ?? 0) + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => valueAt(first + index));
}
