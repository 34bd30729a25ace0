import { versionText } from "@/features/versions/text";
import type { ColumnChangeRead, DatasetRead } from "@/lib/api/generated";
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

/** The days of the sales that a version brought. */
export function period({ change }: Pick<DatasetRead, "change">): string {
  const { first_day: first, last_day: last } = change?.new ?? {};
  return first && last ? `${date(first)} – ${date(last)}` : MISSING;
}
