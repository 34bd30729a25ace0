import { plural } from "@/lib/format";
import type { ShellText } from "@/messages/shell";

export default {
  skip: "Aller au contenu",
  navigation: "Principale",
  open: "Ouvrir le menu",
  collapse: "Réduire le menu",
  expand: "Déplier le menu",
  breadcrumb: "Fil d’Ariane",
  groups: { data: "Données", models: "Modèles", values: "Valeurs", system: "Système" },
  pages: {
    overview: "Vue d’ensemble",
    data: "Jeux de données",
    train: "Entraîner",
    runs: "Exécutions",
    schedules: "Planification",
    models: "Modèles",
    compare: "Comparer",
    errors: "Erreurs",
    batch: "Évaluer un fichier",
    value: "Évaluer un logement",
    workers: "Processus de travail",
    settings: "Réglages",
    help: "Aide",
  },
  theme: {
    label: "Thème",
    system: "Système",
    light: "Clair",
    dark: "Sombre",
    change: (now: string, next: string) => `Thème : ${now}. Passer à ${next}`,
  },
  tray: {
    none: "Rien n’est en cours",
    button: (count: number, percent: string) => `${plural(count, "exécution active", "exécutions actives")}, ${percent}`,
    short: (count: number) => plural(count, "exécution", "exécutions"),
    title: "Exécutions",
    all: "Toutes les exécutions",
  },
} satisfies ShellText;
