import type { FairnessText } from "@/features/models/fairness-messages";
import { integer, percent, plural, signedNumber } from "@/lib/format";

const homes = (count: number): string => plural(count, "logement", "logements");

export default {
  title: "Contrôle d’équité",
  lead: "Le modèle traite-t-il les zones de la même façon, quels que soient leurs habitants ? Un tableau de zones avec des groupes est comparé au test à l’aveugle. Il est lu une fois et n’est pas conservé : aucun modèle n’en apprend.",
  file: "Tableau de zones",
  fileHelp: "CSV ou Excel. La première colonne nomme les zones comme vos ventes, par exemple par code postal ; chaque autre colonne contient un groupe, ou une part de 0 à 100 %, pour chaque zone.",
  example: "Par exemple : postcode,group puis une ligne par zone : 98001,A",
  column: "Colonne des ventes",
  columnHelp: "Elle nomme les zones. Laissée vide : celle qui convient le mieux.",
  check: "Contrôler",
  checked: "Les groupes sont comparés",
  failed: "Le contrôle n’a pas pu être fait",
  listFailed: "Les contrôles n’ont pas pu être chargés",
  none: "Aucun contrôle de ce modèle n’a encore été fait.",
  made: (when: string, by: string, matched: number, all: number, column: string) =>
    `Contrôlé le ${when} par ${by} : ${integer(matched)} ventes de test sur ${integer(all)} se trouvent dans une zone du fichier (colonne ${column}).`,
  earlier: (count: number) => `${plural(count, "contrôle antérieur", "contrôles antérieurs")} de ce modèle ${count === 1 ? "est conservé" : "sont conservés"} aussi.`,
  notJudged: (names: string[], least: number) => `Non jugés, car moins de ${integer(least)} logements évalués sont à l’intérieur ou à l’extérieur : ${names.join(", ")}.`,
  unmatched: (count: number) => `${homes(count)} d’autres zones ${count === 1 ? "n’est" : "ne sont"} dans aucun groupe.`,
  attribute: (name: string) => `Selon ${name}`,
  chart: (name: string) => `Biais selon ${name}`,
  biased: (names: string[]) => `Au-delà du hasard : ${names.join(", ")}.`,
  noBias: "Aucun groupe n’est évalué trop haut ou trop bas au-delà du hasard.",
  chartUnit: "Valeur sur prix par rapport au reste, %",
  chartEmpty: "Aucun groupe n’a assez de logements pour être jugé.",
  interval: "Intervalle à 95 %",
  zero: "comme le reste",
  table: (name: string) => `Groupes selon ${name}`,
  headers: { group: "Groupe", n: "Logements", areas: "Zones", bias: "Biais par rapport au reste, %", error: "Erreur médiane, %", width: "Largeur de la fourchette à 90 %, %", refusal: "Sans valeur, %", finding: "Au-delà du hasard" },
  measures: { bias: "biais", error: "erreur médiane", width: "largeur de la fourchette", refusal: "refus" },
  nothing: "Rien",
  notJudgedShort: "Non jugé",
  noFinding: "Aucune différence entre les groupes ne va au-delà du hasard.",
  finding: (group: string, difference: number, n: number) =>
    `${group} : évalués ${percent(Math.abs(difference))} trop ${difference < 0 ? "bas" : "haut"} par rapport au reste, ${homes(n)}, au-delà du hasard.`,
  otherFinding: (group: string, measure: string, difference: number) => `${group} : ${measure}, ${signedNumber(difference, 1)} points par rapport au reste, au-delà du hasard.`,
  note: "Au-delà du hasard : là où il n’y a rien à trouver, un tableau montre un constat quelconque dans un cas sur 20. Les logements d’une zone ont des erreurs semblables, un groupe de peu de zones peut donc différer pour d’autres raisons que l’attribut.",
} satisfies FairnessText;
