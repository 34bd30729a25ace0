import { catalogue } from "@/lib/catalogue";
import { date, integer } from "@/lib/format";

export const overviewText = {
  title: "Overview",
  hero: "Value homes with models you can check.",
  heroText:
    "Train four kinds of models on sales of homes, compare them on sales that they never saw, and value a home with a range that says how sure the value is.",
  upload: "Import your own sales",
  checklist: "First steps",
  hide: "Hide",
  steps: {
    data: { title: "Data", text: "Choose a data set: the sample, a built-in one, or your own", href: "/data" },
    train: { title: "Train", text: "Train a first model in the background", href: "/train" },
    check: { title: "Check", text: "Compare two models on the same test sales", href: "/compare" },
    value: { title: "Value", text: "Value a home", href: "/value" },
  },
  done: "done",
  open: "to do",
  running: "Running",
  nothingRuns: "Nothing is training at the moment.",
  trainAction: "Train a model",
  champions: "Champion models",
  championsEmpty: "The first finished model of a data set becomes its champion. The champion answers when no model is named.",
  championsFailed: "The models could not be loaded",
  champion: (error: string, low_high: string) => (low_high ? `Median error ${error} (${low_high})` : `Median error ${error}`),
  tested: (n: number) => `on ${integer(n)} test sales`,
  coverage: (held: string) => `90 % ranges held the price in ${held} of them`,
  trainedAt: (when: string) => `trained ${date(when)}`,
  recentRuns: "Recent runs",
  recentRunsEmpty: "Finished trainings appear here.",
  valuations: "Recent valuations",
  valuationsEmpty: "Homes you value appear here.",
  valuationsFailed: "The valuations could not be loaded",
  valueAction: "Value a home",
  all: "All",
};

export type OverviewText = typeof overviewText;

export const overviewMessages = catalogue<OverviewText>(overviewText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
