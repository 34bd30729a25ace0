import { duration, integer, plural } from "@/lib/format";
import type { Messages } from "@/messages/en";
import runs from "@/messages/runs.fr";
import shellText from "@/messages/shell.fr";

type Place = Record<string, unknown>;

const { theme, tray, ...shell } = shellText;

export default {
  product: "House Price Predictor",
  common: {
    optional: "facultatif",
    close: "Fermer",
    keep: "Le garder",
    copy: "Copier",
    copied: "Copié",
    copyFailed: "La copie n’a pas pu se faire",
    loading: "Chargement…",
    retry: "Réessayer",
    sort: "trier par cette colonne",
    sample: "exemple",
    notAvailable: "non disponible",
    increase: "Augmenter",
    decrease: "Diminuer",
  },
  problem: {
    details: "Détails techniques",
    copyDetails: "Copier les détails",
    noReference: "pas de référence",
    place: (place: Place) =>
      Object.entries(place)
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => `${name} : ${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(" · "),
    morePlaces: (count: number) => `et ${integer(count)} de plus`,
  },
  shell,
  theme,
  connection: {
    lost: "Le serveur est injoignable.",
    last: (seconds: number) => `La dernière mise à jour date de ${duration(Math.round(seconds))}. Les entraînements continuent sur le serveur.`,
    never: "Rien n’a encore pu être chargé. Les entraînements en cours continuent sur le serveur.",
    command: "./start-all.sh démarre le serveur ; avec Docker, docker compose ps montre ce qui tourne.",
    back: "Le serveur est de retour.",
    writeBlocked: "Ce n’est pas possible tant que le serveur est injoignable.",
  },
  tray,
  ratioStudy: {
    trimmed: "Écrêté",
    trimmedTo: (left: number) => `Écrêté à ${integer(left)}`,
    failed: "Les chiffres écrêtés n’ont pas pu être chargés",
    none: (all: number) => `Aucun des ${integer(all)} ratios n’est aberrant, aucun n’a donc été écrêté.`,
    some: (trimmed: number, all: number, codTimes: string | null) =>
      `${integer(trimmed)} sur ${plural(all, "ratio", "ratios")} ${trimmed < 2 ? "a été écrêté, car il se trouve" : "ont été écrêtés, car ils se trouvent"} à plus de trois écarts interquartiles au-delà des quartiles ; ` +
      (codTimes === null ? "sans valeurs aberrantes, le COD est 0." : `avec les valeurs aberrantes, le COD est ${codTimes} fois plus élevé que sans elles.`),
    tooFew: "Sans les valeurs aberrantes, il reste trop peu de ratios pour dire quoi que ce soit.",
  },
  runs,
  compare: {
    none: "Aucun modèle n’a ce chiffre.",
    only: (name: string) => `${name} est le seul modèle avec ce chiffre.`,
    verdicts: {
      better: (best: string, others: string) => `Il est démontré que ${best} est meilleur que ${others}.`,
      worse: (best: string, others: string) => `Il est démontré que ${best} est moins bon que ${others}.`,
      no_proven_difference: (best: string, others: string) => `Aucune différence entre ${best} et ${others} n’est démontrée.`,
      too_few: (best: string, others: string) => `Il y a trop peu de ventes pour départager ${best} et ${others}.`,
    },
    apart: (best: string, others: string) => `${best} est meilleur que ${others} : les intervalles ne se recouvrent pas.`,
    unpaired: (best: string, others: string) => `Ce chiffre n’est pas comparé vente par vente, et les intervalles seuls ne départagent pas ${best} et ${others}.`,
    intervals:
      "Les intervalles disent de combien chaque chiffre pourrait bouger avec d’autres ventes de test ; deux modèles dont les intervalles se recouvrent ne se valent pas forcément. Les phrases sur les différences viennent du test apparié, vente par vente. Le même test décide quand un champion est remplacé.",
    parts: { label: "Ce qui est comparé", scores: "Mesures", tier: "Tranches de prix", neighbourhood: "Secteurs", month: "Mois", ranges: "Fourchettes", curves: "Courbes d’apprentissage", cost: "Coût" },
    groups: {
      failed: "Les tests à l’aveugle n’ont pas pu être chargés",
      equity: "Logements bon marché et chers",
      summary: "Dans chaque groupe, les modèles vont de gauche à droite comme dans la légende. Les barres sont des intervalles à 95 % ; les marques pâles ont moins de 30 ventes.",
      cut: (shown: number, all: number) => `Les ${integer(shown)} groupes avec le plus de ventes sur ${integer(all)} sont dessinés.`,
      by: { tier: "par tranche de prix", neighbourhood: "par secteur", month: "par mois de vente" },
      subjects: { tier: "Tranche", neighbourhood: "Secteur", month: "Mois" },
      none: { tier: "Les ventes de test sont trop peu nombreuses pour des tranches.", neighbourhood: "Aucun secteur n’a au moins 30 ventes de test, ou le jeu de données ne nomme pas de secteurs.", month: "Le jeu de données n’a pas de dates de vente, ou trop peu de ventes par mois." },
    },
    curves: {
      title: "Courbes d’apprentissage",
      failed: "Une courbe d’apprentissage n’a pas pu être chargée",
      none: "Aucun de ces modèles n’a de courbe d’apprentissage.",
      help: "Ce que montrent les courbes :",
      blend: "Un mélange n’a pas de courbe, car ses poids sont calculés en une seule étape.",
    },
    ahead: (name: string) => `${name} devance nettement chaque modèle.`,
    aheadByChance: (name: string) => `${name} devance chaque modèle, mais pas plus que le hasard ne pourrait le faire.`,
    championPending: "Le champion actuel est en cours de recherche.",
    championFailed: "Le champion actuel n’a pas pu être trouvé, rien ne peut donc encore être promu",
    comparing: "Les deux modèles sont en cours de comparaison, vente par vente.",
    notCompared: "Les deux modèles n’ont pas pu être comparés vente par vente.",
  },
  models: {
    one: "Modèle",
    actions: {
      menu: (name: string) => `Actions pour ${name}`,
      more: "Plus",
      compare: "Comparer",
      errors: "Où il se trompe",
      download: "Télécharger le modèle",
      reportPage: "Rapport en page",
      reportPdf: "Rapport en PDF",
      reportJson: "Rapport en JSON",
      delete: "Supprimer",
      value: "Évaluer un logement",
    },
    tabs: { label: "À propos de ce modèle", accuracy: "Précision", equity: "Logements bon marché et chers", ranges: "Fourchettes", market: "Marché et temps", comparables: "Ventes comparables", made: "De quoi il est fait" },
    undated: "Les ventes de ce modèle n’ont pas de dates, ou sont trop peu nombreuses, il n’y a donc rien à dire du temps.",
    status: { champion: "Champion", candidate: "Candidat", archived: "Archivé" },
    tooGood: "Ces chiffres sont trop beaux pour être vrais",
    tooNarrow: "Les fourchettes sont trop étroites",
    narrow: "fourchettes trop étroites",
    byAge: {
      title: "Comment les valeurs tiennent quand le modèle vieillit",
      lead: "Les ventes de test sont postérieures à toute vente d’entraînement. Elles sont en parties d’à peu près autant de ventes, les plus anciennes d’abord.",
      table: "Chiffres selon le temps depuis la dernière vente d’entraînement",
      headers: { sold: "Vendus", after: "Jours après", n: "Ventes de test" },
      note: "Jours après : de la dernière vente d’entraînement à la vente du milieu de la partie.",
      interval: "L’ombre est l’intervalle à 95 %.",
    },
    watch: {
      title: "Nouvelles ventes",
      quiet: "Aucun changement",
      alarm: "Le marché a bougé",
      measured: (count: string, when: string) => `${count} ventes depuis l’entraînement, mesurées ${when}.`,
      none: "Aucune vente de la dernière mesure n’est postérieure à l’entraînement, ou le test à l’aveugle est trop petit pour s’y comparer.",
      failed: "La mesure sur les nouvelles ventes n’a pas pu être chargée",
      run: "Tous les chiffres",
      level: "Indices d’un autre niveau",
      coverage: "Indices d’une autre couverture",
      summary: (last: string) => `${last} de ce qui donne l’alarme, après la vente la plus récente.`,
      reads: "100 % donne l’alarme : un marché calme y arrive environ une année sur cinq.",
      retrain: "Entraîner de nouveau",
      ranges: "Apprendre de nouveau les fourchettes",
      rangesFailed: "Le candidat n’a pas pu être lancé",
      headers: { sale: "Nouvelle vente", day: "Vendu", evidence: "Indices, % d’une alarme" },
    },
    market: {
      title: "Indice du marché",
      chart: "Niveau des prix des ventes d’entraînement",
      failed: "L’indice du marché n’a pas pu être chargé",
      summary: (first: string, last: string, index: string, span: string) => `De 100 en ${first} à ${index} en ${last} (intervalle à 95 % : ${span}).`,
      outlook: (period: string) => `${period}, perspective`,
      period: { 1: "Mois", 3: "Trimestre" } as Record<1 | 3, string>,
      headers: { index: "Indice", low: "Borne basse, 95 %", high: "Borne haute, 95 %", n: "Ventes d’entraînement" },
    },
    noInequity: "PRB et VEI ensemble ne montrent aucun traitement inégal des logements bon marché et chers.",
    choice: (label: string, status: "champion" | "candidate" | "archived") => (status === "candidate" ? label : `${label}, ${status === "champion" ? "le champion" : "archivé"}`),
  },
} satisfies Messages;
