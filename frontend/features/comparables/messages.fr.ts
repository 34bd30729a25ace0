import type { ComparablesText } from "@/features/comparables/messages";
import { currencyName, integer, plural } from "@/lib/format";

export default {
  title: "Ventes comparables",
  none: "Ce modèle n’a trouvé aucune vente comparable.",
  caption: "Ce logement et ses ventes comparables",
  characteristic: "Caractéristique",
  home: "Ce logement",
  sale: (place: number) => `Vente ${place}`,
  saleId: "Vente dans les données",
  sold: (currency: string) => `Vendu, ${currencyName(currency)}`,
  priceOn: (day: string | null, currency: string) => (day === null ? `Prix au jour de la valeur, ${currencyName(currency)}` : `Prix au ${day}, ${currencyName(currency)}`),
  adjusted: (currency: string) => `Prix ajusté*, ${currencyName(currency)}`,
  rest: "Non expliqué**",
  restNote:
    "** Ce que laissent les différences nommées : ce que trois d’entre elles ou plus font ensemble, et en quoi le modèle voit le marché entre les deux jours autrement que l’indice. Plus c’est proche de zéro, mieux la vente explique ce logement.",
  further: "Autres caractéristiques",
  alike: (rows: number) => `Montrer ${plural(rows, "ligne", "lignes")} où logement et ventes sont identiques`,
  hideAlike: "Masquer les lignes où logement et ventes sont identiques",
  same: "aucune différence",
  counts: (place: number) => `Compter la vente ${place}`,
  added: "ajoutée",
  saleDate: "Date de vente",
  distance: "Distance",
  similarity: "Ressemblance, de 0 à 1",
  adjustedNote: "* Le prix, ramené au jour de la valeur et selon ce que le modèle voit dans les différences entre cette vente et ce logement.",
  sameHome: (places: number[]) =>
    `${places.length === 1 ? "La vente" : "Les ventes"} ${places.join(", ")} : même lieu et identique en tout, c’est donc probablement une vente antérieure de ce logement même.`,
  mapSale: (price: string, sold: string | null, away: string) => `${price}${sold ? `, ${sold}` : ""}, à ${away}`,
  implied: (n: number, median: string, low: string, high: string) => `À elles seules, ces ${integer(n)} ventes impliquent ${median}, de ${low} à ${high}.`,
  disagrees: "C’est loin de l’estimation : regardez les deux.",
  yes: "oui",
  no: "non",
} satisfies ComparablesText;
