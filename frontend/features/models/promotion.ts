import { modelText } from "@/features/models/text";
import type { ModelRead } from "@/lib/api/generated";
import { modelLabel } from "@/features/models/groups";
import { estimateText } from "@/features/models/estimate-text";
import { problemOf } from "@/lib/api/http";
import { percent } from "@/lib/format";

const text = modelText.promotion;
const write = (value: number | null | undefined) => percent(value);

/** Whether both were scored on the same test sales, and so can be compared sale by sale. */
export const isComparable = (model: ModelRead, champion: ModelRead | undefined): champion is ModelRead =>
  champion !== undefined && champion.id !== model.id && champion.test_sha256 === model.test_sha256;

/** What is known of the difference to the present champion; `paired` is what the sale by sale comparison says of it. */
export function promotionText(model: ModelRead, champion: ModelRead | undefined, paired: string): string {
  if (!champion || champion.id === model.id) return text.first;
  const name = modelLabel(champion);
  if (!isComparable(model, champion)) return text.otherSales(name);
  return text.errors(estimateText(model.test.mdape, write), name, estimateText(champion.test.mdape, write), paired);
}

export type Refusal = { texts: string[]; overridable: boolean };

/** Why the server refused a promotion, guard by guard; null where something else went wrong. */
export function refusalOf(error: unknown): Refusal | null {
  const problem = problemOf(error);
  if (problem.code !== "promotion_refused" && problem.code !== "baseline_not_beaten") return null;
  const rules = (problem.places ?? []).map(({ rule }) => rule).filter((rule) => typeof rule === "string");
  return { texts: rules.length > 0 ? rules : [problem.detail], overridable: problem.code === "promotion_refused" };
}
