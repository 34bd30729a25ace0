import { catalogue } from "@/lib/catalogue";

/** The texts of the evidence pack. */
const evidenceText = {
  label: "Evidence pack",
  help: "What is measured and recorded for the five factors of 89 FR 64538, and what was not done.",
  pdf: "Evidence pack as PDF",
  json: "Evidence pack as JSON",
};

export type EvidenceText = typeof evidenceText;

export const evidenceMessages = catalogue<EvidenceText>(evidenceText, { es: () => import("./evidence-messages.es"), fr: () => import("./evidence-messages.fr") });
