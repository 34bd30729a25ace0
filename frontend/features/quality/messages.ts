import type { SalesEffect } from "@/lib/api/generated";
import { integer, number, plural } from "@/lib/format";

export const qualityText = {
  lead: "Sales that look wrong are flagged, never removed. Accept a flag if the sale is unfit to learn from; override it if the sale is fit.",
  loadFailed: "The checks could not be loaded",
  checking: "The sales are being checked. The first time this may take a minute for a large table; later it is quick.",
  checks: {
    title: "All checks",
    headers: { kind: "Check", outcome: "Outcome", count: "Sales", explanation: "What was seen", action: "What to do" },
    outcomes: { ok: "In order", information: "For your information", warning: "Look at it" },
    show: (kind: string) => `Show the sales of ${kind}`,
    none: "No check applies to this table.",
  },
  sales: {
    title: "Flagged sales",
    caption: (flagged: number, rows: number) => `${plural(flagged, "sale", "sales")} of ${integer(rows)} flagged`,
    counts: (open: number, accepted: number, overridden: number) =>
      `${integer(open)} open, ${integer(accepted)} accepted, ${integer(overridden)} overridden`,
    headers: { row: "Row", value: "Value", kinds: "Checks", reasons: "Reasons", review: "Review", decide: "Decide" },
    rows: "Rows are counted as a spreadsheet counts them: the header is row 1. The z-score is the distance from the median of the group, in robust standard deviations.",
    none: "No sale is flagged",
    noneLead: "Every check of single sales is in order.",
    noMatch: "No flagged sale matches",
    noMatchLead: "Choose another check or another review.",
    showAll: "Show all flagged sales",
    download: "Download as CSV",
    next: "Next page",
    first: "First page",
  },
  filters: { kind: "Check", allKinds: "All checks", review: "Review", allReviews: "All reviews" },
  reviews: { open: "Open", accepted: "Accepted: unfit", overridden: "Overridden: fit" },
  by: (author: string, when: string) => `${author}, ${when}`,
  compared: (group: string, n: number, z: number | null) =>
    z === null ? `${group}, n = ${integer(n)}` : `${group}, n = ${integer(n)}, z = ${number(z, 1)}`,
  decide: {
    accepted: "Accept",
    overridden: "Override",
    open: "Take back",
    named: (decision: string, row: number) => `${decision}: row ${row}`,
    kindLead: (kind: string) => `For all of ${kind}:`,
    all: { accepted: "Accept all", overridden: "Override all", open: "Take all back" },
    titles: {
      accepted: "Is the sale unfit to learn from?",
      overridden: "Is the sale fit to learn from?",
      open: "Take the decision back?",
    },
    kindTitles: {
      accepted: (kind: string) => `Accept all open flags of ${kind}?`,
      overridden: (kind: string) => `Override all open flags of ${kind}?`,
      open: (kind: string) => `Take all decisions on ${kind} back?`,
    },
    row: (row: number, rule: string) => `Row ${integer(row)}, ${rule}.`,
    kindText: {
      accepted: "Every sale of this check on which nobody has decided yet becomes unfit. Decisions on single sales stay.",
      overridden: "Every sale of this check on which nobody has decided yet becomes fit. Decisions on single sales stay.",
      open: "Every sale of this check becomes open again. The history keeps the decisions.",
    },
    author: "Your name",
    authorHelp: "Stored with the decision; this browser remembers it.",
    comment: "Comment",
    cancel: "Cancel",
    failed: "The decision was not stored",
    stored: (count: number) => `Decided on ${plural(count, "sale", "sales")}`,
  },
  effect: {
    title: "Effect of the flagged sales",
    lead: "A quick model learns twice, with the flagged sales and without them, and both value the same blind sales. Overridden sales count as not flagged.",
    measure: "Measure the effect",
    again: "Measure again",
    none: "No sale counts as flagged, so there is nothing to measure.",
    loadFailed: "The last measurement could not be loaded",
    failed: "The measurement could not be started",
    stale: "The reviews have changed since: other sales count as flagged now. Measure again.",
    measured: (when: string) => `Measured ${when}.`,
    run: "Open the run",
    headers: { figure: "Figure", before: "With", after: "Without", difference: "Difference" },
    unflagged: (n: number) => `${plural(n, "blind sale", "blind sales")} not flagged`,
    all: (n: number, flagged: number) => `All ${plural(n, "blind sale", "blind sales")}, ${integer(flagged)} of them flagged`,
    tooFew: "There are too few sales for figures.",
    how: ({ model, split, learning, sampled_from }: SalesEffect) =>
      [
        `${model} learned from ${plural(learning.sales, "sale", "sales")}, ${integer(learning.flagged)} of them flagged, and again without these.`,
        `The blind sales are ${split === "time" ? "the latest fifth" : "a random fifth"}, whatever is flagged.`,
        sampled_from ? `A random sample of the ${integer(sampled_from)} sales was used.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    reading:
      "Spans are 95 % intervals. A difference is without less with, and bold where its interval leaves out 0. The models of the studio weigh far-off prices down, so they lose less by them than this one.",
    leftOut: (columns: string[]) => `Neither learned from columns that may give the price away: ${columns.join(", ")}.`,
  },
  version: {
    title: "A version without the accepted sales",
    lead: "It is a new version of the data set; this one stays as it is, and all reviews are kept.",
    make: "Make a version without the accepted sales",
    none: "Accept flags first: no sale of this version is accepted.",
    builtin: "Sales of a built-in data set can be reviewed, but only an imported one has versions.",
    failed: "The version was not made",
    made: (version: number, rows: number) => `Version ${integer(version)} has ${plural(rows, "sale", "sales")}`,
  },
};
