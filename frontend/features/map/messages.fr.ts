import type { MapText } from "@/features/map/messages";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

export default {
  open: "Carte",
  loadFailed: "La carte n’a pas pu être chargée",
  colourBy: "Colorer par",
  colourings: { price: "Prix", area: "Prix par surface", date: "Date de vente", error: "Erreur d’un modèle" },
  figures: { price: "Prix", area: "Prix par surface", date: "Date de vente", error: "Valeur du modèle" },
  missingFigure: { price: "pas de prix", area: "pas de surface habitable", date: "pas de date", error: "non évaluée par le modèle" },
  unavailable: { price: "", area: "pas de surface habitable", date: "pas de date de vente", error: "pas encore de modèle" },
  option: (name: string, reason: string) => (reason ? `${name} (${reason})` : name),
  model: "Modèle",
  modelName: (family: string, version: number, champion: boolean) => `${family} v${integer(version)}${champion ? ", le champion" : ""}`,
  noModel: "Aucun modèle n’a encore appris de ce jeu de données.",
  train: "Entraîner des modèles",
  legend: "Légende",
  legendTitle: (name: string, unit: string) => (unit ? `${name}, ${unit}` : name),
  errorOf: (model: string) => `Erreur de ${model}`,
  errorUnit: "pour cent du prix",
  classes: "Chaque couleur a à peu près le même nombre de ventes.",
  errorClasses: "Les erreurs sont celles des ventes de test, que le modèle n’a jamais vues.",
  below: (limit: string) => `moins de ${limit}`,
  from: (limit: string) => `${limit} et plus`,
  between: (low: string, high: string) => `de ${low} à ${high}`,
  allAlike: "toutes les ventes",
  within: (limit: string) => `à moins de ${limit}`,
  more: (limit: string) => `plus de ${limit}`,
  tooLow: (size: string) => `${size} trop bas`,
  tooHigh: (size: string) => `${size} trop haut`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (value === 0) return percent(0);
    return `${percent(Math.abs(value))} trop ${value < 0 ? "bas" : "haut"}`;
  },
  shown: (shown: number, sales: number, test: boolean) => {
    const all = plural(sales, test ? "vente de test" : "vente", test ? "ventes de test" : "ventes");
    return shown === sales ? `Toutes sont sur la carte : ${all}.` : `${integer(shown)} sur ${all} sont sur la carte.`;
  },
  sampled: (shown: number, located: number) => `Elles sont un échantillon aléatoire des ${integer(located)} avec coordonnées, toujours le même ; ${integer(shown)} points sont le maximum dessiné.`,
  unlocated: (count: number) => `${plural(count, "vente n’a", "ventes n’ont")} pas de coordonnées.`,
  map: "Carte des ventes. Les flèches la déplacent, plus et moins changent l’échelle. Le tableau ci-dessous a les mêmes ventes.",
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  fit: "Montrer toutes les ventes",
  grid: (step: number) => `grille ${number(step, 4)}°`,
  noGraphics: "Ce navigateur ne peut pas dessiner la carte, car WebGL est désactivé ou absent. Le tableau ci-dessous a les ventes.",
  noGraphicsHere: "Ce navigateur ne peut pas dessiner la carte, car WebGL est désactivé ou absent.",
  selected: "Vente choisie",
  nothingSelected: "Pointez une vente pour la voir, cliquez pour la garder ici, ou choisissez-en une dans le tableau.",
  place: "Latitude, longitude (°)",
  coordinates: (latitude: number, longitude: number) => `${number(latitude, 5)} ; ${number(longitude, 5)}`,
  inView: "Ventes visibles",
  allSales: "Ventes",
  tableLead: (rows: number, sales: number, order: string) =>
    sales === 0
      ? "Aucune vente n’est visible. Réduisez l’échelle ou montrez toutes les ventes."
      : rows === sales
        ? `${plural(sales, "vente", "ventes")}, ${order}.`
        : `Les ${integer(rows)} premières sur ${plural(sales, "vente", "ventes")}, ${order}.`,
  order: { price: "le prix le plus élevé d’abord", area: "le prix par surface le plus élevé d’abord", date: "les plus récentes d’abord", error: "la plus grande erreur d’abord" },
  show: "Montrer",
  showNamed: (price: string, place: string) => `Montrer sur la carte : ${price} à ${place}`,
  columns: { price: "Prix", area: "Prix par surface", date: "Date de vente", error: "Erreur, %" },
  none: "Ce jeu de données n’a pas de coordonnées",
  noneLead:
    "Une carte demande une colonne de latitudes et une de longitudes, en degrés. Ajoutez-les à votre fichier, ou donnez ces significations aux colonnes qui les contiennent à l’étape Associer les colonnes, puis importez le fichier de nouveau. Les coordonnées d’une projection sont converties si vous nommez leur système à l’étape Lire. Toutes les autres pages marchent sans coordonnées.",
  importAgain: "Importer le fichier de nouveau",
} satisfies MapText;
