import type { VersionText } from "@/features/versions/messages";
import { integer, plural } from "@/lib/format";

export default {
  builtin: "Un jeu de données fourni n’a pas de versions ; seul un jeu importé en a.",
  title: "Versions du jeu de données",
  lead: "Chaque version est une table qui ne change jamais ; les modèles et les valeurs nomment celle dont ils viennent.",
  loadFailed: "Les versions n’ont pas pu être chargées",
  headers: { version: "Numéro", made: "Faite", change: "Ce qui a changé", rows: "Ventes", price: "Prix médian", period: "Dates de vente", models: "Modèles" },
  name: (version: number) => `Version ${version}`,
  here: "celle-ci",
  gone: "supprimée",
  first: "Premier import",
  appended: (added: number, known: number, file: string) =>
    `${plural(added, "vente ajoutée", "ventes ajoutées")} de ${file}${known > 0 ? ` ; ${integer(known)} y étaient déjà` : ""}`,
  replaced: (before: number, file: string) => `${file} a remplacé ${plural(before, "vente", "ventes")}`,
  column: {
    levels: (name: string, rows: number, levels: string) => `${name} a de nouveaux mots dans ${plural(rows, "vente", "ventes")} (${levels})`,
    gaps: (name: string, before: string, after: string) => `${name} est vide dans ${after} (${before} avant)`,
    outside: (name: string, rows: number) => `${name} est hors de son étendue dans ${plural(rows, "vente", "ventes")}`,
  },
  add: {
    title: "Ajouter des ventes ultérieures",
    label: "Fichier avec les mêmes colonnes",
    help: "Le fichier est lu comme les ventes précédentes. Les lignes déjà présentes ne sont pas ajoutées deux fois. Le résultat est une nouvelle version.",
    bad: "Écarter les lignes dont une valeur ne peut pas être lue",
    submit: "Ajouter les ventes",
    working: "Les ventes sont en cours de lecture et de vérification",
    failed: "Rien n’a été ajouté",
    done: (added: number, version: number) => `${plural(added, "vente ajoutée", "ventes ajoutées")} : la version ${version} est prête.`,
  },
  measure: {
    title: "Mesurer un modèle sur ces ventes",
    label: "Modèle",
    help: "Les ventes dont le modèle a appris sont écartées, les ventes ultérieures montrent donc comment il se porte maintenant.",
    choose: "Choisissez un modèle",
    champion: "répond actuellement",
    submit: "Le mesurer",
    failed: "L’exécution n’a pas pu être lancée",
    none: "Aucun modèle n’a encore été entraîné sur une version de ce jeu de données.",
    train: "En entraîner un",
  },
} satisfies VersionText;
