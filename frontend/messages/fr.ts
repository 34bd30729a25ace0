import { duration, integer } from "@/lib/format";
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
    increase: "Augmenter",
    decrease: "Diminuer",
  },
  families: {
    blend: "Mélange",
    all: "Tous les modèles",
    import: "Importation",
    baseline: "Référence",
    median_area: "Référence : prix médian par surface",
    linear: "Référence : modèle linéaire",
  },
  problem: {
    /** What an error is about, by its code. */
    kinds: {
      network: "Le serveur ne répond pas",
      unexpected_answer: "Le serveur a répondu sans explication",
      client_error: "Cette page a échoué",
      invalid_input: "Quelque chose dans la demande n’est pas valable",
      invalid_data: "Les données ne peuvent pas être utilisées",
      value_refused: "Le modèle refuse ce logement",
      too_large: "C’est plus grand que la limite",
      not_signed_in: "Vous n’êtes pas connecté",
      not_allowed: "Vous n’avez pas le droit de le faire",
      too_many_requests: "Trop de demandes en peu de temps",
      not_found: "Cela n’existe pas ici",
      conflict: "Cela ne va pas avec ce qui s’est passé entre-temps",
      not_comparable: "Ces modèles ne peuvent pas être comparés",
      promotion_refused: "Le modèle ne peut pas devenir champion",
      baseline_not_beaten: "Le modèle ne bat pas les références",
      unavailable: "Une partie du studio ne répond pas",
      server_stopping: "Le serveur s’arrête",
      dataset_unavailable: "Le jeu de données n’a pas pu être obtenu",
      corrupt_artifact: "Un fichier enregistré est endommagé",
      storage_full: "Le disque est plein",
      queue_full: "Trop d’exécutions attendent déjà",
      internal_error: "Le serveur a fait une erreur",
    } as Record<string, string>,
    /** Before the words of the server, where they are in another language. */
    inEnglish: "Le serveur le dit en anglais :",
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
    writeBlocked: "Ce n’est pas possible tant que le serveur est injoignable.",
  },
  tray,
  runs,
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
    tabs: { label: "À propos de ce modèle", accuracy: "Précision", drivers: "Ce qui fait bouger les valeurs", equity: "Logements bon marché et chers", fairness: "Groupes de population", ranges: "Fourchettes", market: "Marché et temps", comparables: "Ventes comparables", made: "De quoi il est fait" },
    undated: "Les ventes de ce modèle n’ont pas de dates, ou sont trop peu nombreuses, il n’y a donc rien à dire du temps.",
    status: { champion: "Champion", candidate: "Candidat", former: "Ancien champion", archived: "Archivé" },
    tooGood: "Ces chiffres sont trop beaux pour être vrais",
    tooNarrow: "Les fourchettes sont trop étroites",
    narrow: "fourchettes trop étroites",
    noInequity: "PRB et VEI ensemble ne montrent aucun traitement inégal des logements bon marché et chers.",
    choice: (label: string, status: "champion" | "candidate" | "former" | "archived") => (status === "candidate" ? label : `${label}, ${{ champion: "le champion", former: "ancien champion", archived: "archivé" }[status]}`),
  },
} satisfies Messages;
