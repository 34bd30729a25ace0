import type { NotShownText } from "@/features/models/not-shown-messages";

export default {
  title: "Este modelo tiene demasiado poco para ello",
  train: "Volver a entrenar",
  sales: "Añadir ventas posteriores",
} satisfies NotShownText;
