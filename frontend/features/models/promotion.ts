import type { ModelRead } from "@/lib/api/generated";
import { modelLabel } from "@/features/models/groups";
import { estimateText } from "@/features/models/metrics";
import { problemOf } from "@/lib/api/http";
import { percent } from "@/lib/format";

const write = (value: number | null | undefined) => percent(value);

/** What is known of the difference to the present champion, and what is not. */
export function promotionText(model: ModelRead, champion: ModelRead | undefined): string {
  if (!champion || champion.id === model.id) return "There is no champion yet.";
  const names = `${modelLabel(champion)}, the present champion,`;
  if (champion.test_sha256 !== model.test_sha256) return `${names} was scored on different test sales, so the two cannot be compared.`;
  const figures = `Median error ${estimateText(model.test.mdape, write)}; ${names} has ${estimateText(champion.test.mdape, write)}.`;
  return apart(model, champion) ? figures : `${figures} The intervals overlap: the difference is not clear.`;
}

export type Refusal = { texts: string[]; overridable: boolean };

/** Why the server refused a promotion, guard by guard; null where something else went wrong. */
export function refusalOf(error: unknown): Refusal | null {
  const problem = problemOf(error);
  if (problem.code !== "promotion_refused" && problem.code !== "baseline_not_beaten") return null;
  const rules = (problem.places ?? []).map(({ rule }) => rule).filter((rule) => typeof rule === "string");
  return { texts: rules.length > 0 ? rules : [problem.detail], overridable: problem.code === "promotion_refused" };
}

function apart({ test: { mdape: a } }: ModelRead, { test: { mdape: b } }: ModelRead): boolean {
  const known = [a.low, a.high, b.low, b.high].every((value) => value !== null && value !== undefined);
  return known && ((a.high ?? 0) < (b.low ?? 0) || (b.high ?? 0) < (a.low ?? 0));
}
