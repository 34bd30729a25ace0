import type { SalesEffect } from "@/lib/api/generated";
import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const effectText = {
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
};

export type EffectText = typeof effectText;

export const effectMessages = catalogue<EffectText>(effectText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
