import type { EvidenceText } from "@/features/models/evidence-messages";

export default {
  label: "Dossier de preuves",
  help: "Ce qui est mesuré et consigné pour les cinq facteurs de 89 FR 64538, et ce qui n’a pas été fait.",
  pdf: "Dossier de preuves en PDF",
  json: "Dossier de preuves en JSON",
} satisfies EvidenceText;
