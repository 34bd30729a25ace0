import { catalogue } from "@/lib/catalogue";
import { integer, number, plural } from "@/lib/format";

const qualityText = {
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
    unflagged: (name: string) => `${name}. No check flags this sale; with your decision it is listed among the flagged ones, as reported.`,
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

export type QualityText = typeof qualityText;

export const qualityMessages = catalogue<QualityText>(qualityText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
