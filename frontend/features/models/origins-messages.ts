import { catalogue } from "@/lib/catalogue";
import { integer } from "@/lib/format";

/** What the pages say of rolling origins. */
const originsText = {
  title: "Rolling origins",
  lead: "The method of this model is trained anew as of five earlier days, each time on what was sold by then, and tested on the tenth of the sales that followed. It shows whether the model was right by luck. The model itself stays as it is.",
  cost: "This takes about five times as long as the training took, in the background.",
  measure: "Measure at earlier days",
  again: "Measure again",
  failed: "The measurement could not be started",
  loadFailed: "The rolling origins could not be loaded",
  table: "Figures at each origin",
  headers: { origin: "Tested on sales of", learned: "Learned from", n: "Test sales" },
  interval: "The shade is the 95 % interval.",
  families: (names: string) => `Trained at each origin: ${names}.`,
  inside: (low: number, high: number, count: number, of: number) => `The 90 % range held between ${low} and ${high} % of the prices at ${integer(count)} of ${integer(of)} origins.`,
  run: "The run",
  follow: "Follow or stop the run",
  ended: "The measurement failed",
  none: "The run has no figures yet.",
};

export type OriginsText = typeof originsText;

export const originsMessages = catalogue<OriginsText>(originsText, { es: () => import("./origins-messages.es"), fr: () => import("./origins-messages.fr") });
