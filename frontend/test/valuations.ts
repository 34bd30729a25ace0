import type { ComparableRead, FieldRead } from "@/lib/api/generated";

/** A form field; for tests. */
export function field(given: Partial<FieldRead>): FieldRead {
  return {
    name: "sqft",
    label: "Living area",
    kind: "number",
    role: "number",
    unit: "",
    help: "",
    required: false,
    typical: null,
    low: null,
    high: null,
    choices: [],
    ...given,
  };
}

/** A comparable sale; for tests. */
export function comparable(given: Partial<ComparableRead>): ComparableRead {
  return {
    sale_id: null,
    distance_m: 100,
    similarity: 0.9,
    sale_date: null,
    price: 400_000,
    adjusted_price: 410_000,
    latitude: null,
    longitude: null,
    features: {},
    ...given,
  };
}
