import { dayText, type Sale } from "@/features/map/sales";
import type { ModelErrorsRead } from "@/lib/api/generated";

/** One sale of the blind test; what it lacks is null. */
export type TestSale = {
  /** Place among the columns that came. */
  index: number;
  /** Index in the data set. */
  sale: number;
  price: number;
  /** Null for a home that the model refuses to value. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Percent of the price; above 0 the value was too high. */
  error: number | null;
  tier: number | null;
  area: string | null;
  /** Days since 1 January 1970. */
  day: number | null;
  /** "2014-05". */
  month: string | null;
  latitude: number | null;
  longitude: number | null;
};

export function testSales(read: ModelErrorsRead): TestSale[] {
  return read.sale.map((sale, index) => {
    const price = read.price[index] ?? 0;
    const value = read.value[index] ?? null;
    const area = read.area?.[index] ?? null;
    const day = read.day?.[index] ?? null;
    return {
      index,
      sale,
      price,
      value,
      low: read.low_90[index] ?? null,
      high: read.high_90[index] ?? null,
      error: value === null ? null : 100 * (value / price - 1),
      tier: read.tier[index] ?? null,
      area: area === null ? null : (read.areas[area] ?? null),
      day,
      month: day === null ? null : dayText(day).slice(0, 7),
      latitude: read.latitude?.[index] ?? null,
      longitude: read.longitude?.[index] ?? null,
    };
  });
}

/** The sales that a map can show. */
export function located(sales: TestSale[]): Sale[] {
  return sales.flatMap(({ index, latitude, longitude, price, day, error }) =>
    latitude === null || longitude === null ? [] : [{ index, latitude, longitude, price, day, error, pricePerArea: null }],
  );
}

/** Whether the 90 % range held the price; null without a range. */
export const isHeld = ({ price, low, high }: TestSale): boolean | null => (low === null || high === null ? null : price >= low && price <= high);
