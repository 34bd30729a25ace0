import type { BasicsText } from "@/features/models/basics-messages";

export default {
  splits: { time: "las últimas ventas por fecha", random: (seed: string) => `ventas elegidas al azar, semilla ${seed}`, other: "ventas apartadas" },
  units: { ratio: "valor / precio", width: "% del valor", points: "puntos" },
} satisfies BasicsText;
