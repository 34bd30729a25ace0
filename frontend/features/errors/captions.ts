import { errorsText } from "@/features/errors/text";
import { formatOf, metricOf } from "@/features/models/metrics";
import type { EvaluationRead, GroupTable } from "@/lib/api/generated";
import { percent } from "@/lib/format";

const text = errorsText.captions;

/** Whether cheap and dear homes are treated alike: a trend is named only where PRB and VEI show the same one beyond chance. */
export function tierCaption({ test, ratio_study: study }: Pick<EvaluationRead, "test" | "ratio_study">): string {
  const { value, low, high } = test.prb;
  const write = formatOf(metricOf("prb"), "");
  const prb = value === null ? "" : text.prb(write(value), write(low), write(high));
  const vei = study.vei === null || study.vei === undefined ? "" : text.vei(percent(study.vei), study.vei_conclusion ?? "");
  const figures = [prb, vei].filter(Boolean).join(", ");
  return `${text.whole(test.n)} ${study.equity_sentence ? lower(study.equity_sentence) : text.noTrend}${figures ? ` ${figures}.` : ""}`;
}

/** Which groups the report finds off beyond chance, after the correction for their number. */
export function levelCaption(n: number, table: GroupTable | null | undefined, kind: "area" | "month"): string {
  if (!table) return `${text.whole(n)} ${text.unknown}`;
  const names = (level: "high" | "low") => table.rows.filter((row) => row.level === level).map(({ name }) => name);
  const [high, low] = [names("high"), names("low")];
  return `${text.whole(n)} ${high.length + low.length === 0 ? text.noneBeyond[kind] : text.beyond(high, low)}`;
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
