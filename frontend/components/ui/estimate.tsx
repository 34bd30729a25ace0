import type { ReactNode } from "react";

import { cn } from "@/lib/cn";
import { estimate, MISSING, money } from "@/lib/format";
import { estimatesText } from "@/messages/estimates-text";

type Maybe = number | null | undefined;
type Range = { low: Maybe; high: Maybe };
type Confidence = { band: keyof typeof estimatesText.bands; reason: string };

/** What a home is worth by a model. None is without a range and a word on how sure it is, or a sentence that there is none. */
export type Estimated = { value: Maybe; currency: string; range: Range | string; confidence: Confidence | string };

type Answer = { value: number; low_90: number; high_90: number; confidence: Confidence };

/** An answer of the server, which has all of it. */
export const estimated = ({ value, low_90: low, high_90: high, confidence }: Answer, currency: string): Estimated => ({ value, currency, range: { low, high }, confidence });

type EstimateProps = {
  of: Estimated;
  /** Where the parts stand apart from each other, such as in the columns of a table; each is needed then, in the same row or card. */
  part?: Part;
  /** The part in other words. */
  children?: ReactNode;
  className?: string | undefined;
};
type Part = "value" | "range" | "confidence";

/** Writes an estimate; nothing else does, so that a test can walk through all of them (`data-estimate`). */
export function Estimate({ of, part, children, className }: EstimateProps) {
  if (part) return <Written of={of} part={part} className={className}>{children}</Written>;
  return (
    <span className={cn("break-words", className)}>
      <Written of={of} part="value">{children}</Written> <Written of={of} part="range" className="num text-muted" />{" "}
      <Written of={of} part="confidence" className="block text-sm text-muted" />
    </span>
  );
}

function Written({ of, part, children, className }: EstimateProps & { part: Part }) {
  return (
    <span data-estimate={part} title={part === "value" ? exact(of) : undefined} className={className}>
      {children ?? WORDS[part](of)}
    </span>
  );
}

const exact = ({ value, currency }: Estimated): string => money(value, currency);

const WORDS: Record<Part, (of: Estimated) => string> = { value: valueWords, range: rangeWords, confidence: confidenceWords };

/** "$412,000" */
export function valueWords({ value, currency }: Estimated): string {
  return estimate(value, currency);
}

/** "$380,000 – $445,000" */
export function rangeWords({ range, currency }: Estimated): string {
  if (typeof range === "string") return range;
  if (range.low === null || range.low === undefined) return MISSING;
  return estimatesText.between(estimate(range.low, currency), estimate(range.high, currency));
}

/** "High. Many like it were sold nearby." */
export const bandAndReason = ({ band, reason }: Confidence): string => `${estimatesText.bands[band]}. ${reason}`;

export function confidenceWords({ confidence }: Estimated): string {
  return typeof confidence === "string" ? confidence : estimatesText.sure(estimatesText.bands[confidence.band], confidence.reason);
}
