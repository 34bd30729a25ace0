import type { RowsText } from "@/features/rows/messages";
import { integer, plural } from "@/lib/format";

export default {
  title: "Ventes",
  loadFailed: "Les ventes n’ont pas pu être chargées",
  search: "Trouver une vente",
  send: "Chercher",
  searchHelp: "Texte d’une cellule quelconque ; nombres sans séparateur de milliers",
  columns: (shown: number, all: number) => `Colonnes (${integer(shown)} sur ${integer(all)})`,
  columnsTitle: "Colonnes montrées",
  allColumns: "Montrer toutes les colonnes",
  download: "Télécharger en CSV",
  row: "Nº",
  counted: (matching: number, rows: number) => (matching === rows ? plural(rows, "vente", "ventes") : `${integer(matching)} sur ${plural(rows, "vente", "ventes")} correspondent`),
  range: (first: number, last: number) => `${integer(first)} à ${integer(last)}`,
  none: "Aucune vente ne correspond",
  noneLead: "Un autre texte en trouvera peut-être.",
  showAll: "Montrer toutes les ventes",
  pages: "Pages des ventes",
  first: "Première page",
  previous: "Page précédente",
  next: "Page suivante",
} satisfies RowsText;
