import { catalogue } from "@/lib/catalogue";

/** What stands with every estimate of what a home is worth. */
const estimatesText = {
  bands: { high: "High", medium: "Medium", low: "Low" },
  between: (low: string, high: string) => `${low} – ${high}`,
  /** How sure a value is, and why. */
  sure: (band: string, reason: string) => `How sure: ${band.toLowerCase()}. ${reason}`,
  notGraded: "How sure a single value of the blind test is was not graded; its range says how far the price may lie.",
  pictured: "A point is a value beside a known price: its range is not drawn, and how sure it is was not graded.",
};

export type EstimatesText = typeof estimatesText;

export const estimatesMessages = catalogue<EstimatesText>(estimatesText, { es: () => import("./estimates.es"), fr: () => import("./estimates.fr") });
