import { createParser, parseAsArrayOf, parseAsFloat, parseAsString, parseAsStringLiteral } from "nuqs";

import type { TestSale } from "@/features/errors/sales";

/** Both ends belong to a range; null is open. */
export type Range<V> = { from: V | null; to: V | null };
export const SIDES = ["low", "high"] as const;
export const FLAGGED = ["flagged", "open", "none"] as const;

/** What each part of the page restricts the sales to; all of it stands in the address. */
export type Filters = {
  price: Range<number> | null;
  value: Range<number> | null;
  tier: Range<number> | null;
  month: Range<string> | null;
  areas: string[];
  /** Least size of the error in percent. */
  off: number | null;
  side: (typeof SIDES)[number] | null;
  /** West, south, east, north in degrees. */
  box: number[] | null;
  flag: (typeof FLAGGED)[number] | null;
};

const BETWEEN = "..";

function rangeOf<V>(read: (text: string) => V | null) {
  return createParser<Range<V>>({
    parse: (text) => {
      const ends = text.split(BETWEEN);
      const [from, to] = ends.map((end) => (end === "" ? null : read(end)));
      return ends.length === 2 && ((from ?? null) !== null || (to ?? null) !== null) ? { from: from ?? null, to: to ?? null } : null;
    },
    serialize: ({ from, to }) => `${from ?? ""}${BETWEEN}${to ?? ""}`,
    eq: (a, b) => a.from === b.from && a.to === b.to,
  });
}

const finite = (text: string): number | null => (Number.isFinite(Number(text)) ? Number(text) : null);
const monthOf = (text: string): string | null => (/^\d{4}-\d{2}$/.test(text) ? text : null);

const boxParser = createParser<number[]>({
  parse: (text) => {
    const ends = text.split(",").map(Number);
    return ends.length === 4 && ends.every(Number.isFinite) ? ends : null;
  },
  serialize: (ends) => ends.join(","),
  eq: (a, b) => a.join() === b.join(),
});

export const FILTER_ADDRESS = {
  price: rangeOf(finite),
  value: rangeOf(finite),
  tier: rangeOf(finite),
  month: rangeOf(monthOf),
  areas: parseAsArrayOf(parseAsString).withDefault([]),
  off: parseAsFloat,
  side: parseAsStringLiteral(SIDES),
  box: boxParser,
  flag: parseAsStringLiteral(FLAGGED),
};

export const NO_FILTERS: Filters = { price: null, value: null, tier: null, month: null, areas: [], off: null, side: null, box: null, flag: null };

export const isFiltered = (filters: Filters): boolean => Object.values(filters).some((value) => value !== null && (!Array.isArray(value) || value.length > 0));

/** The parts of the page that restrict each other. */
export const PARTS = ["pair", "tier", "area", "month", "map", "error", "flag"] as const;
export type Part = (typeof PARTS)[number];

export type Restricted = {
  /** The sales that pass every filter. */
  all: TestSale[];
  /** For a chart: the sales that pass every filter but its own, so that its own choice can be widened. */
  without: Record<Part, TestSale[]>;
};

/** What is known of the flagged sales: whether each is still open. */
export type OpenFlags = Map<number, boolean>;

export function restrict(sales: TestSale[], filters: Filters, flags: OpenFlags): Restricted {
  const tests = testsOf(filters, flags);
  const result: Restricted = { all: [], without: { pair: [], tier: [], area: [], month: [], map: [], error: [], flag: [] } };
  for (const sale of sales) {
    const failed = PARTS.filter((part) => !tests[part](sale));
    if (failed.length === 0) result.all.push(sale);
    for (const part of PARTS) if (failed.length === 0 || (failed.length === 1 && failed[0] === part)) result.without[part].push(sale);
  }
  return result;
}

type Test = (sale: TestSale) => boolean;
const pass: Test = () => true;

function testsOf(filters: Filters, flags: OpenFlags): Record<Part, Test> {
  const { price, value, tier, month, areas, off, side, box, flag } = filters;
  return {
    pair: price || value ? (sale) => isWithin(sale.price, price) && isWithin(sale.value, value) : pass,
    tier: tier ? (sale) => isWithin(sale.tier, tier) : pass,
    area: areas.length > 0 ? ({ area }) => area !== null && areas.includes(area) : pass,
    month: month ? (sale) => isWithin(sale.month, month) : pass,
    map: box ? (sale) => isInside(sale, box) : pass,
    error: off !== null || side !== null ? ({ error }) => isOff(error, off ?? 0, side) : pass,
    flag: flag ? ({ sale }) => isFlagged(flags.get(sale), flag) : pass,
  };
}

/** A missing figure is in no range. */
export function isWithin<V extends number | string>(figure: V | null, range: Range<V> | null): boolean {
  if (range === null) return true;
  if (figure === null) return false;
  return (range.from === null || figure >= range.from) && (range.to === null || figure <= range.to);
}

function isInside({ latitude, longitude }: TestSale, [west = -180, south = -90, east = 180, north = 90]: number[]): boolean {
  if (latitude === null || longitude === null) return false;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

function isOff(error: number | null, least: number, side: Filters["side"]): boolean {
  if (error === null || Math.abs(error) < least) return false;
  return side === null || (side === "low" ? error < 0 : error > 0);
}

function isFlagged(open: boolean | undefined, flag: NonNullable<Filters["flag"]>): boolean {
  if (flag === "none") return open === undefined;
  return flag === "flagged" ? open !== undefined : open === true;
}
