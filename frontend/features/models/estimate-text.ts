import type { Estimate } from "@/lib/api/generated";
import { interval } from "@/lib/format";

/** "9.1 % (8.4 % – 9.9 %)". */
export function estimateText({ value, low, high }: Estimate, format: (value: number | null | undefined) => string): string {
  const span = interval(low, high, format);
  return span ? `${format(value)} (${span})` : format(value);
}
