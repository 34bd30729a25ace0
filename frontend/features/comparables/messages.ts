import { currencyName, integer } from "@/lib/format";

export const comparablesText = {
  title: "Comparable sales",
  none: "This model found no comparable sale.",
  caption: "This home and its comparable sales",
  characteristic: "Characteristic",
  home: "This home",
  sale: (place: number) => `Sale ${place}`,
  saleId: "Sale in the data",
  sold: (currency: string) => `Sold, ${currencyName(currency)}`,
  priceToday: (currency: string) => `Price today, ${currencyName(currency)}`,
  adjustment: (feature: string) => `Adjustment: ${feature}`,
  adjusted: (currency: string) => `Adjusted price*, ${currencyName(currency)}`,
  saleDate: "Sale date",
  distance: "Distance",
  similarity: "Similarity, 0 to 1",
  adjustedNote: "* The model moved this price by what it sees in the differences between that sale and this home; the date is one of them.",
  sameHome: (places: number[]) =>
    `Sale ${places.join(", ")} stands at the same place and is alike in everything, so it is probably an earlier sale of this very home.`,
  mapSale: (price: string, sold: string | null, away: string) => `${price}${sold ? `, ${sold}` : ""}, ${away} away`,
  implied: (n: number, median: string, low: string, high: string) =>
    `By themselves these ${integer(n)} sales imply ${median}, from ${low} to ${high}.`,
  disagrees: "That is far from the estimate: look at both.",
  yes: "yes",
  no: "no",
};
