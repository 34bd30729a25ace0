import { catalogue } from "@/lib/catalogue";
import { currencyName, integer, plural } from "@/lib/format";

const comparablesText = {
  title: "Comparable sales",
  none: "This model found no comparable sale.",
  caption: "This home and its comparable sales",
  characteristic: "Characteristic",
  home: "This home",
  sale: (place: number) => `Sale ${place}`,
  saleId: "Sale in the data",
  sold: (currency: string) => `Sold, ${currencyName(currency)}`,
  priceOn: (day: string | null, currency: string) => (day === null ? `Price on the day of the value, ${currencyName(currency)}` : `Price on ${day}, ${currencyName(currency)}`),
  adjusted: (currency: string) => `Adjusted price*, ${currencyName(currency)}`,
  rest: "Not explained**",
  restNote:
    "** What the named differences leave: what three or more of them do together, and how the model sees the market between the two days otherwise than the index. The closer it is to zero, the better the sale explains this home.",
  further: "Further characteristics",
  alike: (rows: number) => `Show ${plural(rows, "row", "rows")} in which home and sales are alike`,
  hideAlike: "Hide the rows in which home and sales are alike",
  same: "no difference",
  counts: (place: number) => `Count sale ${place}`,
  added: "added",
  saleDate: "Sale date",
  distance: "Distance",
  similarity: "Similarity, 0 to 1",
  adjustedNote: "* The price, moved to the day of the value and by what the model sees in the differences between that sale and this home.",
  sameHome: (places: number[]) =>
    `Sale ${places.join(", ")} stands at the same place and is alike in everything, so it is probably an earlier sale of this very home.`,
  mapSale: (price: string, sold: string | null, away: string) => `${price}${sold ? `, ${sold}` : ""}, ${away} away`,
  implied: (n: number, median: string, low: string, high: string) =>
    `By themselves these ${integer(n)} sales imply ${median}, from ${low} to ${high}.`,
  disagrees: "That is far from the estimate: look at both.",
  yes: "yes",
  no: "no",
};

export type ComparablesText = typeof comparablesText;

export const comparablesMessages = catalogue<ComparablesText>(comparablesText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
