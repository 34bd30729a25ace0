import type { EvidenceText } from "@/features/models/evidence-messages";

export default {
  label: "Dosier de pruebas",
  help: "Lo que se mide y se registra para los cinco factores de 89 FR 64538, y lo que no se hizo.",
  pdf: "Dosier de pruebas en PDF",
  json: "Dosier de pruebas en JSON",
} satisfies EvidenceText;
