import { rangeRecord } from "@/test/models";
import type { ComparableRead, FieldRead, ModelRead, ValuationRead } from "@/lib/api/generated";

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

/** What a model answered for a home of 1,500 square feet; for tests. */
export function valuation(model: ModelRead): ValuationRead {
  return {
    id: "01kb3y5t9c8d7e6f5g4h3j2k1v",
    owned: { owner_name: null, sharing: "team" },
    value: 412_345,
    low_90: 345_000,
    high_90: 538_000,
    fsd: 0.13,
    as_of: null,
    model_id: model.id,
    model_name: model.name,
    model_version: model.version,
    family: model.family,
    dataset: model.dataset,
    inputs: { sqft: 1500 },
    confidence: { band: "medium", score: 60, reason: "Alike sales are near." },
    reason_codes: [],
    coverage_note: rangeRecord({}),
    reference_value: null,
    contributions: [],
    comparables: [],
    by_model: [],
    created_at: "2026-11-23T12:00:00Z",
  };
}
