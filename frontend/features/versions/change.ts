import { versionText } from "@/features/versions/text";
import type { ColumnChangeRead, DatasetRead, SalesSummaryRead } from "@/lib/api/generated";
import { date, MISSING, percent } from "@/lib/format";

const GREW = 0.1;

/** What a version changed, in a sentence for each fact. */
export function changeLines({ change }: Pick<DatasetRead, "change">): string[] {
  if (!change) return [versionText.first];
  const { kind, file, before, known } = change;
  const first = kind === "append" ? versionText.appended(change.new.rows, known, file) : versionText.replaced(before.rows, file);
  return [first, ...change.columns.flatMap(columnLines), ...change.warnings];
}

function columnLines({ name, gaps_before: before, gaps_new: after, new_levels: levels, new_level_rows: rows, outside }: ColumnChangeRead): string[] {
  const text = versionText.column;
  return [
    ...(rows > 0 ? [text.levels(name, rows, levels.join(", "))] : []),
    ...(after - before > GREW ? [text.gaps(name, percent(100 * before), percent(100 * after))] : []),
    ...(outside > 0 ? [text.outside(name, outside)] : []),
  ];
}

type Version = Pick<DatasetRead, "version" | "change">;

/** The sales that a version brought. Those of a first version are known once they are compared with the next. */
export function broughtBy({ version, change }: Version, all: Version[]): SalesSummaryRead | null {
  return change?.new ?? all.find((other) => other.version === (version ?? 1) + 1)?.change?.before ?? null;
}

/** The days of sales. */
export function period(sales: Pick<SalesSummaryRead, "first_day" | "last_day"> | null): string {
  const { first_day: first, last_day: last } = sales ?? {};
  return first && last ? `${date(first)} – ${date(last)}` : MISSING;
}
