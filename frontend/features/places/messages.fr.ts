import type { PlacesText } from "@/features/places/messages";
import { distance, integer, plural } from "@/lib/format";

export default {
  title: "Où est-il ?",
  search: "Adresse ou secteur",
  searchArea: "Secteur",
  addressHelp: "Commencez à écrire : les adresses et les secteurs des ventes de ce jeu de données sont cherchés. Rien ne quitte ce studio.",
  areaHelp: "Les ventes de ce jeu de données n’ont pas d’adresses, mais on trouve ici des secteurs. Un clic sur la carte donne le lieu lui-même.",
  tooShort: "Il faut deux lettres ou chiffres.",
  found: (count: number) => (count === 0 ? "Aucune adresse ni aucun secteur ne commence ainsi." : `${plural(count, "lieu convient", "lieux conviennent")}.`),
  failed: "Les lieux n’ont pas pu être chargés",
  address: (sales: number) => `adresse, vendue ${integer(sales)} fois dans ces données`,
  area: (sales: number) => `secteur, ${plural(sales, "vente", "ventes")}`,
  taken: (name: string) => `Lieu : ${name}.`,
  filled: "Ce que sa dernière vente dit de lui est rempli ci-dessous. Changez ce qui n’est plus ainsi.",
  ofMap: "le point de la carte",
  ofCoordinates: "les coordonnées ci-dessous",
  ofArea: (name: string, sales: number, reach: number | null) =>
    `Lieu : le centre de ${integer(sales)} ventes dans ${name}. La moitié se trouve à moins de ${distance(reach)}. La valeur ne connaît ni la rue ni la vue, elle est donc moins sûre que sa fourchette ne le dit ; un clic sur la carte l’améliore.`,
  clear: "Choisir un autre lieu",
  onMap: "Le montrer sur une carte",
  mapHelp: "Un clic place le logement, un autre le déplace. Les points sont les ventes de ce jeu de données. Sans souris, saisissez les coordonnées ci-dessous.",
  withoutMap: "Cherchez l’adresse ou le secteur ci-dessus, ou saisissez les coordonnées ci-dessous.",
  mapLabel: "Carte des ventes ; un clic fixe le lieu du logement",
  mapFailed: "Les ventes pour la carte n’ont pas pu être chargées",
  coordinates: "Saisir les coordonnées",
  needed: "Il faut le lieu du logement : cherchez son adresse ou son secteur, cliquez sur la carte, ou saisissez ses coordonnées.",
  optional: "Ce modèle peut se passer du lieu. Il ne distingue alors pas une rue chère d’une rue bon marché : sa fourchette est plus large, et ses ventes comparables peuvent être n’importe où.",
  home: "Ce logement",
} satisfies PlacesText;
