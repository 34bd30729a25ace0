import type { Estimate, ModelRead, RangeRecordRead, Scores } from "@/lib/api/generated";

type Given = Partial<Record<Exclude<keyof Scores, "n">, Estimate | number>>;

const about = (value: number, room: number): Estimate => ({ value, low: value - room, high: value + room });

/** Scores as a good model has them; for tests. */
export function scores(given: Given): Scores {
  const known: Scores = {
    n: 413,
    mdape: { value: 9.1, low: 8.4, high: 9.9 },
    ppe10: about(54, 5),
    ppe20: about(83, 4),
    rmse: about(61_400, 5000),
    mae: about(38_200, 3000),
    r2: about(0.83, 0.03),
    median_ratio: about(1.01, 0.01),
    cod: about(11.2, 0.8),
    prd: about(1.02, 0.01),
    prb: about(-0.03, 0.02),
    coverage_90: about(89.4, 3),
    width_90: about(44, 2),
  };
  const changes = Object.entries(given).map(([key, value]) => [key, typeof value === "number" ? { value } : value]);
  return { ...known, ...(Object.fromEntries(changes) as Partial<Scores>) };
}

/** What is known of ranges that hold; for tests. */
export function rangeRecord(given: Partial<RangeRecordRead>): RangeRecordRead {
  return {
    n: 413,
    coverage_90: 89.4,
    low: 86,
    high: 92,
    learned_again_from: null,
    of_earlier_ranges: false,
    in_words: "nine in ten",
    in_words_68: "about two in three",
    falls_short: false,
    ...given,
  };
}

/** What is known of ranges that are too narrow; for tests. */
export const narrow = (): RangeRecordRead => rangeRecord({ coverage_90: 83.5, low: 79.6, high: 86.8, in_words: "about 84 of 100", in_words_68: "about 58 of 100", falls_short: true });

/** A model of the sample data; for tests. */
export function model(given: Partial<ModelRead>): ModelRead {
  return {
    id: "01kb3y5t9c8d7e6f5g4h3j2k1m",
    name: "demo-pytorch",
    version: 1,
    owned: { owner_name: null, sharing: "team" },
    family: "pytorch",
    dataset: { id: "demo", name: "demo", title: "Sample market", currency: "USD", area_unit: "ft2", is_sample: true },
    status: "candidate",
    run_id: "01kb3y5t9c8d7e6f5g4h3j2k1n",
    test: scores({}),
    baselines: { median_area: scores({ mdape: about(16.8, 1.5) }), linear: scores({ mdape: about(13.9, 1.2) }) },
    split: { kind: "time", seed: 42, n_train: 1545, n_calibration: 0, n_test: 413 },
    test_sha256: "790b",
    seconds: 12,
    size_bytes: 3_300_000,
    created_at: "2026-11-23T12:00:00Z",
    warnings: [],
    ranges: rangeRecord({}),
    ...given,
  };
}
