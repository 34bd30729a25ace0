import type { DatasetText } from "@/features/datasets/messages";
import { integer, plural } from "@/lib/format";

export default {
  title: "Jeux de données",
  one: "Jeu de données",
  tabs: {
    label: "Parties du jeu de données",
    names: { summary: "Résumé", checks: "Qualité", map: "Carte", rows: "Lignes", versions: "Historique" },
  },
  lead: "Les modèles apprennent de ces ventes. Les jeux fournis sont téléchargés à la première utilisation ; vos fichiers restent sur ce serveur.",
  table: "Tous les jeux de données",
  loadFailed: "Les jeux de données n’ont pas pu être chargés",
  default: "par défaut",
  columns: { name: "Nom", rows: "Lignes", unit: "Devise, surface", models: "Modèles", state: "État" },
  ready: "Prêt",
  fetchLater: "Téléchargé à la première utilisation",
  version: (version: number) => `version ${version}`,
  versionOf: (title: string, version: number) => `${title}, version ${version}`,
  train: "Entraîner des modèles",
  trainNamed: (title: string) => `Entraîner des modèles sur ${title}`,
  import: "Importer vos propres ventes",
  detail: {
    loadFailed: "Le jeu de données n’a pas pu être chargé",
    columns: "Colonnes",
    columnsLead: "La table montre ce que chaque colonne signifie. Une supposition montre aussi à quel point elle est sûre, et pourquoi.",
    headers: { name: "Colonne", role: "Signifie", type: "Type", unit: "Unité", confidence: "Sûr, %", evidence: "Pourquoi, aide" },
    warnings: "Bon à savoir",
    problems: "Relevé dans le fichier",
    facts: { rows: "Lignes", unit: "Devise", area: "Unité de surface", models: "Modèles entraînés dessus", created: "Importé" },
    delete: "Supprimer",
    deleteTitle: (title: string) => `Supprimer ${title} ?`,
    deleteText: "Les ventes importées sont retirées de ce serveur. Votre propre fichier n’est pas touché.",
    deleteForced: (models: number) =>
      `${plural(models, "modèle a été entraîné", "modèles ont été entraînés")} dessus. Supprimez-le quand même : les modèles restent, continuent de répondre et gardent son nom, mais aucun ne peut être refait.`,
    goneTitle: "Ce jeu de données a été supprimé",
    gone: (when: string) => `Ses ventes ont été retirées le ${when}. La page reste parce que des modèles ont été entraînés dessus.`,
    deleteFailed: "Le jeu de données n’a pas été supprimé",
    deleted: (title: string) => `${title} a été supprimé`,
  },
  rowIs: (what: string) => `Une ligne est : ${what}.`,
  finding: (count: number, row: number | null, value: string | null) => {
    const times = count > 1 ? ` (${integer(count)} fois${row === null ? "" : `, la première à la ligne ${integer(row)}`})` : row === null ? "" : ` (ligne ${integer(row)})`;
    return `${value === null ? "" : `, trouvé « ${value} »`}${times}`;
  },
} satisfies DatasetText;
