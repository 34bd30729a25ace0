import { cn } from "@/lib/cn";
import { interval } from "@/lib/format";

type Maybe = number | null | undefined;
type FigureProps = {
  /** The figure and the ends of its interval; null where there is none. */
  of: { value?: Maybe; low?: Maybe; high?: Maybe } | null | undefined;
  write: (value: Maybe) => string;
  /** For tables of many columns. */
  tight?: boolean;
};

/** A figure with its interval below it, in the cell of a table. */
export function Figure({ of, write, tight = false }: FigureProps) {
  const span = interval(of?.low, of?.high, write);
  return <FigureText value={write(of?.value)} span={tight ? span.replaceAll(" – ", "–") : span} />;
}

/** The same of a figure that is written already. */
export function FigureText({ value, span, strong = false }: { value: string; span: string; strong?: boolean }) {
  return (
    <>
      <span className={cn("num whitespace-nowrap", strong && "font-semibold")}>{value}</span>
      {span && <span className="num block text-xs whitespace-nowrap text-muted">({span})</span>}
    </>
  );
}
