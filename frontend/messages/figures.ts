import { catalogue } from "@/lib/catalogue";
import { integer, plural } from "@/lib/format";

const figures = {
  ratioStudy: {
    trimmed: "Trimmed",
    trimmedTo: (left: number) => `Trimmed to ${integer(left)}`,
    failed: "The trimmed figures could not be loaded",
    none: (all: number) => `None of the ${integer(all)} ratios is an outlier, so none was trimmed.`,
    some: (trimmed: number, all: number, codTimes: string | null) =>
      `${integer(trimmed)} of ${plural(all, "ratio", "ratios")} ${trimmed === 1 ? "was" : "were"} trimmed, because ${trimmed === 1 ? "it lies" : "they lie"} more than three interquartile ranges beyond the quartiles; ` +
      (codTimes === null ? "without outliers the COD is 0." : `with outliers the COD is ${codTimes} times as high as without.`),
    tooFew: "Without the outliers, too few ratios are left to say anything.",
  },
  compare: {
    none: "No model has this figure.",
    waiting: (names: string) => `Whether ${names} differ is being computed, sale by sale.`,
    only: (name: string) => `${name} is the only model with this figure.`,
    verdicts: {
      better: (best: string, others: string) => `${best} is proven better than ${others}.`,
      worse: (best: string, others: string) => `${best} is proven worse than ${others}.`,
      no_proven_difference: (best: string, others: string) => `No difference between ${best} and ${others} is proven.`,
      too_few: (best: string, others: string) => `There are too few sales to tell ${best} and ${others} apart.`,
    },
    apart: (best: string, others: string) => `${best} is better than ${others}: the intervals do not overlap.`,
    unpaired: (best: string, others: string) => `This figure is not compared sale by sale, and the intervals alone do not tell ${best} and ${others} apart.`,
    intervals:
      "The intervals say how far each figure could move with other test sales; two models whose intervals overlap need not be alike. Statements about differences come from the paired test, sale by sale. The same test decides when a champion is replaced.",
    parts: { label: "What is compared", scores: "Scores", tier: "Price tiers", neighbourhood: "Areas", month: "Months", ranges: "Ranges", curves: "Learning curves", cost: "Cost" },
    groups: {
      failed: "The blind tests could not be loaded",
      equity: "Cheap and dear homes",
      summary: "In each group the models stand from left to right as in the legend. The bars are 95 % intervals; pale marks have fewer than 30 sales.",
      cut: (shown: number, all: number) => `The ${integer(shown)} groups with most sales of ${integer(all)} are drawn.`,
      by: { tier: "by price tier", neighbourhood: "by area", month: "by month of sale" },
      subjects: { tier: "Tier", neighbourhood: "Area", month: "Month" },
      none: { tier: "The test sales are too few for tiers.", neighbourhood: "No area has at least 30 test sales, or the data set names no areas.", month: "The data set has no sale dates, or too few sales a month." },
    },
    curves: {
      title: "Learning curves",
      failed: "A learning curve could not be loaded",
      none: "None of these models has a learning curve.",
      help: "What the curves show:",
      blend: "A blend has no curve, because its weights are computed in one step.",
    },
    ahead: (name: string) => `${name} is clearly ahead of every model.`,
    aheadByChance: (name: string) => `${name} is ahead of every model, though no further than chance could put it.`,
    championPending: "The present champion is being looked up.",
    championFailed: "The present champion could not be looked up, so nothing can be promoted yet",
    comparing: "The two models are being compared sale by sale.",
    notCompared: "The two models could not be compared sale by sale.",
  },
  byAge: {
    title: "How values hold as the model ages",
    lead: "The test sales are later than every training sale. They stand in parts of about equally many sales, the earliest first.",
    table: "Figures by time since the last training sale",
    headers: { sold: "Sold", after: "Days after", n: "Test sales" },
    note: "Days after: from the last training sale to the middle sale of the part.",
    interval: "The shade is the 95 % interval.",
  },
  watch: {
    title: "New sales",
    quiet: "No change",
    alarm: "The market moved",
    measured: (count: string, when: string) => `${count} sales since the training, measured ${when}.`,
    none: "No sale of the last measurement is later than the training, or the blind test is too small to compare with.",
    failed: "The measurement on new sales could not be loaded",
    run: "All figures",
    level: "Evidence for another level",
    coverage: "Evidence for another coverage",
    summary: (last: string) => `${last} of what raises an alarm, after the newest sale.`,
    reads: "100 % raises an alarm: a quiet market reaches it in about one of five years.",
    retrain: "Train again",
    ranges: "Learn the ranges again",
    rangesFailed: "The candidate could not be started",
    headers: { sale: "New sale", day: "Sold", evidence: "Evidence, % of an alarm" },
  },
  market: {
    title: "Market index",
    chart: "Price level of the training sales",
    failed: "The market index could not be loaded",
    summary: (first: string, last: string, index: string, span: string) => `From 100 in ${first} to ${index} in ${last} (95 % interval ${span}).`,
    outlook: (period: string) => `${period}, outlook`,
    period: { 1: "Month", 3: "Quarter" } as Record<1 | 3, string>,
    headers: { index: "Index", low: "Low end, 95 %", high: "High end, 95 %", n: "Training sales" },
  },
};

export type FiguresText = typeof figures;

/** What pages of models and comparisons say of figures. */
export const figuresMessages = catalogue<FiguresText>(figures, { es: () => import("./figures.es"), fr: () => import("./figures.fr") });
