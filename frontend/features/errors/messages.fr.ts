import type { ErrorsText } from "@/features/errors/messages";
import { integer, MISSING, number, percent, plural } from "@/lib/format";

const size = (value: number | null): string => (value === null ? MISSING : percent(Math.abs(value)));
const signedPercent = (value: number): string => `${value > 0 ? "+" : ""}${percent(value)}`;
const tests = (count: number): string => plural(count, "vente de test", "ventes de test");

const MOST_NAMES = 6;

/** « A, B et C » ; de beaucoup, les premiers et combien d’autres. */
function list(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${number(rest, 0)} autres`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} et ${all.at(-1)}`;
}

export default {
  title: "Où un modèle se trompe",
  lead: "Chaque vente du test à l’aveugle, que le modèle n’avait jamais vue, avec son prix et la valeur que le modèle lui a donnée.",
  model: "Modèle",
  noModels: "Il n’y a pas encore de modèle",
  noModelsLead: "Un modèle entraîné garde les ventes de son test à l’aveugle. Elles sont montrées ici sur une carte, par prix, par secteur et par mois.",
  train: "Entraîner des modèles",
  modelsFailed: "Les modèles n’ont pas pu être chargés",
  loadFailed: "Les erreurs n’ont pas pu être chargées",
  gone: "Le modèle de ce lien n’existe plus. Les erreurs d’un autre sont montrées.",
  openModel: "À propos du modèle",
  checks: "Contrôles et revues du jeu de données",
  modelName: (name: string, dataset: string, champion: boolean) => `${name} sur ${dataset}${champion ? ", le champion" : ""}`,
  error: (value: number | null) => {
    if (value === null) return MISSING;
    if (Math.abs(value) < 0.05) return percent(0);
    return `${size(value)} trop ${value < 0 ? "bas" : "haut"}`;
  },
  signed: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Math.abs(value) < 10 ? 1 : 0)}`),
  tick: (value: number | null) => (value === null ? MISSING : `${value > 0 ? "+" : ""}${percent(value, Number.isInteger(value) ? 0 : 1)}`),
  counts: {
    shown: (shown: number, all: number) => (shown === all ? `Toutes : ${tests(all)}` : `${integer(shown)} sur ${tests(all)}`),
    median: (value: number, low: number, high: number) => `erreur médiane ${signedPercent(value)} (intervalle à 95 % : de ${signedPercent(low)} à ${signedPercent(high)})`,
    size: (value: number) => `la moitié est à moins de ${percent(value)}`,
    held: (share: number, n: number) => `la fourchette à 90 % contenait le prix dans ${percent(share)} des ${integer(n)}`,
    few: "trop peu pour des chiffres",
    sampled: (shown: number, all: number) => `Un échantillon aléatoire de ${integer(shown)} des ${integer(all)} ventes de test est montré, toujours le même. Les phrases sur tout le test les comptent toutes.`,
    refused: (count: number) => `Le modèle ne donne pas de valeur à ${tests(count)} ; elles n’ont pas d’erreur.`,
  },
  filters: {
    title: "Filtres",
    tierFrom: "Tranche de",
    tierTo: "Tranche à",
    area: "Secteur",
    monthFrom: "Vendu de",
    monthTo: "Vendu à",
    off: "Erreur d’au moins",
    side: "Sens",
    sides: { low: "Trop bas", high: "Trop haut" },
    flag: "Signalements",
    flags: { flagged: "Signalée par un contrôle", open: "Signalée, non décidée", none: "Non signalée" },
    priceFrom: "Prix de",
    priceTo: "Prix à",
    valueFrom: "Valeur de",
    valueTo: "Valeur à",
    box: { west: "Ouest", south: "Sud", east: "Est", north: "Nord" },
    more: "Par prix, valeur et lieu",
    any: "Tous",
    severalAreas: (count: number) => `${integer(count)} secteurs`,
    clear: "Effacer tous les filtres",
    none: "Aucune vente de test ne correspond à ces filtres",
    noneLead: "Élargissez-en un, ou effacez-les tous.",
  },
  map: {
    title: "Carte des erreurs",
    legend: (model: string) => `Erreur de ${model}, en pour cent du prix`,
    note: "Bleu est trop bas, orange trop haut. Les limites sont celles de toutes les ventes de test, quel que soit le filtre.",
    hexagons: "De loin, un hexagone a la couleur de l’erreur médiane de ses ventes, et aucune avec moins de 5 ; un clic dessus est un filtre. Agrandissez pour voir chaque vente.",
    cell: (error: string, n: number) => `${error === MISSING ? "trop peu pour un chiffre" : `médiane ${error}`}, ${plural(n, "vente", "ventes")}`,
    view: "Seulement les ventes de cette vue",
    clearView: "De nouveau tous les lieux",
    none: "Ce jeu de données n’a pas de coordonnées, il n’y a donc pas de carte. Les secteurs sont à côté.",
    unlocated: (count: number) => `${plural(count, "vente de ces filtres n’a", "ventes de ces filtres n’ont")} pas de coordonnées.`,
    asTable: "Les hexagones en tableau",
    hexagonTable: "Hexagones de la carte",
    tableLead: (rows: number, known: number, few: number) =>
      [rows < known ? `Les ${integer(rows)} aux plus grandes erreurs sur ${plural(known, "hexagone", "hexagones")}.` : `${plural(known, "hexagone", "hexagones")}, la plus grande erreur d’abord.`, few > 0 ? `${integer(few)} de plus avec moins de 5 ventes n’ont pas de chiffre.` : ""].filter(Boolean).join(" "),
    medianError: "Erreur médiane",
    sales: "Ventes",
    only: "Seulement celui-ci",
    onlyNamed: (place: string) => `Seulement les ventes autour de ${place}`,
  },
  pair: {
    title: "Valeur et prix",
    price: "Prix",
    value: "Valeur",
    n: "Ventes",
    summary: (near: number, n: number) => `${integer(near)} sur ${plural(n, "vente", "ventes")} dans la bande grise, à moins de 10 % du prix. Sur la ligne, valeur et prix sont égaux.`,
    empty: "Aucune vente ne correspond aux autres filtres.",
  },
  groups: {
    note: "Un point est l’erreur médiane, sa ligne l’intervalle à 95 %, la barre pâle la moitié centrale des ventes ; les barres du dessous comptent les ventes. Les points creux ont moins de 30 ventes.",
    empty: "Aucune vente ne correspond aux autres filtres.",
    tier: { title: "Erreur par tranche de prix", subject: "Tranche", name: (tier: number, of: number) => `Tranche ${integer(tier)} sur ${integer(of)}`, none: "Les ventes de test sont trop peu nombreuses pour des tranches." },
    area: { title: "Erreur par secteur", subject: "Secteur", none: "Ce jeu de données ne nomme pas de secteurs.", tooFew: "Aucun secteur n’a 30 de ces ventes de test, et moins en diraient peu." },
    month: { title: "Erreur par mois de vente", subject: "Mois", none: "Ce jeu de données n’a pas de dates de vente." },
    few: (areas: number, sales: number) => `${plural(areas, "secteur", "secteurs")} avec moins de 30 ventes (${plural(sales, "vente", "ventes")}) ${areas < 2 ? "n’est pas dessiné" : "ne sont pas dessinés"}.`,
  },
  captions: {
    whole: (n: number) => `De toutes les ventes de test (${integer(n)}) :`,
    noTrend: "PRB et VEI ne montrent pas tous deux une tendance des logements bon marché aux logements chers.",
    prb: (value: string, low: string, high: string) => `PRB ${value} (intervalle à 95 % : de ${low} à ${high})`,
    vei: (value: string, conclusion: string) => `VEI ${value}${conclusion ? `, ${conclusion}` : ""}`,
    noneBeyond: { area: "aucun secteur n’est évalué plus haut ou plus bas que les autres au-delà du hasard.", month: "aucun mois n’est évalué plus haut ou plus bas que les autres au-delà du hasard." },
    beyond: (high: string[], low: string[]) =>
      `${[high.length > 0 && `${list(high)} : valeur trop haute`, low.length > 0 && `${list(low)} : valeur trop basse`].filter(Boolean).join(" ; ")}, à côté des autres et au-delà du hasard.`,
    unknown: "le rapport du test à l’aveugle n’a pas cette table.",
  },
  worst: {
    title: "Les pires ventes",
    caption: "Ventes de test de ces filtres",
    lead: "Une grande erreur a l’une de deux causes : le modèle ne sait pas ce qui rend le logement particulier, ou la vente n’est pas du marché libre. Ce que vous décidez ici est le même enregistrement que dans les contrôles du jeu de données.",
    headers: { sold: "Vendu", area: "Secteur", price: "Prix", value: "Valeur", error: "Erreur, %", range: "Fourchette à 90 %", flags: "Signalements", review: "Revue", open: "Ouvrir" },
    held: "dedans",
    above: "prix au-dessus",
    below: "prix en dessous",
    notFlagged: "non signalée",
    flagsLoading: "Les contrôles du jeu de données sont en cours de lecture ; la première fois est plus longue.",
    flagsFailed: "Les signalements n’ont pas pu être chargés",
    details: "Détails",
    detailsNamed: (price: string) => `Détails et comparables de la vente à ${price}`,
    report: { accepted: "Inapte", overridden: "Apte", open: "Revenir" },
    named: (price: string) => `La vente à ${price}`,
    decideNamed: (decision: string, price: string) => `${decision} : la vente à ${price}`,
    page: (from: number, to: number, of: number) => `${integer(from)} à ${integer(to)} sur ${integer(of)}`,
    next: "Page suivante",
    previous: "Page précédente",
  },
  sale: {
    title: (price: string) => `Vente à ${price}`,
    known: "Le prix de ce logement est connu : il a été vendu. La valeur est celle que le modèle a donnée sans le connaître.",
    price: "Prix connu",
    value: "Valeur dans le test à l’aveugle",
    range: "Fourchette à 90 %",
    sure: "Confiance",
    error: "Erreur",
    sold: "Vendu",
    area: "Secteur",
    rows: "Ouvrir dans la table des ventes",
    comparables: "Ventes comparables",
    nowLead: "Évalué de nouveau avec ce que la table dit du logement, à la date de sa vente :",
    failed: "Les ventes comparables n’ont pas pu être chargées",
    refused: "Le modèle refuse ce logement, il n’y a donc rien à comparer.",
  },
} satisfies ErrorsText;
