import type { ChartTable } from "@/components/charts/csv";
import { driversText } from "@/features/models/drivers-text";
import type { DependenceRead, FieldRead } from "@/lib/api/generated";
import { number, signedEstimate, unitText, withUnit } from "@/lib/format";

const text = driversText.dependence;

const KINDS = new Set<string>(["number", "integer", "choice", "boolean"]);
const NOT_ALONE = new Set<string>(["latitude", "longitude"]);

/** Whether the server draws a curve for a feature: texts, dates and single coordinates have none. */
export const hasCurve = ({ kind, role }: Pick<FieldRead, "kind" | "role">): boolean => KINDS.has(kind) && !NOT_ALONE.has(role);

type Plain = DependenceRead["curve"]["reference"];

type CurveRow = { label: string; short: string; at: number | null; value: number; low: number; high: number; isReference: boolean };

/** What a curve shows: changes against the reference, home by home, in money. */
export function curveOf({ currency, curve }: DependenceRead) {
  const write = (at: Plain) => plainText(at, curve.unit);
  const format = (value: number | null | undefined) => signedEstimate(value, currency);
  const rows: CurveRow[] = curve.points.map(({ at, change }) => ({
    label: write(at),
    short: plainText(at, curve.unit, false),
    at: typeof at === "number" ? at : null,
    value: change.middle,
    low: change.low_10,
    high: change.high_90,
    isReference: at === curve.reference,
  }));
  const middles = rows.map(({ value }) => value);
  return {
    title: text.chart(curve.unit === "year" ? curve.label : withUnit(curve.label, curve.unit, (beside) => ` (${beside})`)),
    summary: text.summary(curve.homes, write(curve.reference), format(Math.min(...middles)), format(Math.max(...middles))),
    rows,
    format,
    table: tableOf(curve, write),
    isNumeric: curve.kind === "number" || curve.kind === "integer",
    leftOut: curve.left_out.map(write),
  };
}

function tableOf(curve: DependenceRead["curve"], write: (at: Plain) => string): ChartTable {
  const { change, low, high, value } = text.headers;
  return {
    columns: [{ header: curve.label }, ...[change, low, high, value].map((header) => ({ header, numeric: true }))],
    rows: curve.points.map((point) => [write(point.at), ...[point.change.middle, point.change.low_10, point.change.high_90, point.value.middle].map(Math.round)]),
  };
}

/** A feature as text; a year has no thousands. */
function plainText(at: Plain, unit: string, hasUnit = true): string {
  if (typeof at === "boolean") return at ? text.yes : text.no;
  if (typeof at !== "number") return at ?? "";
  if (unit === "year") return String(at);
  return unit && hasUnit ? `${number(at)} ${unitText(unit)}` : number(at);
}
