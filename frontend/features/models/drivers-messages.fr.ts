import type { DriversText } from "@/features/models/drivers-messages";
import { integer, number, percent, plural } from "@/lib/format";

const homesText = (count: number): string => plural(count, "logement", "logements");

export default {
  importance: {
    title: "Importance des caractéristiques",
    lead: (homes: number, repeats: number) =>
      `Ce que le modèle perd si ${homesText(homes)} du test à l’aveugle échangent entre eux les caractéristiques d’un groupe, ${integer(repeats)} fois chacun.`,
    chart: "Hausse de l’erreur médiane",
    summary: (first: string, loss: number, mdape: number) => `Sans ${first}, l’erreur médiane serait de ${number(mdape + loss, 1)} % au lieu de ${percent(mdape)}.`,
    subject: "Caractéristiques",
    unit: "Points d’erreur médiane",
    range: "Intervalle à 95 %",
    none: "aucune perte",
    table: "Groupes de caractéristiques et ce qu’ils apportent",
    headers: { group: "Groupe", features: "Caractéristiques", loss: "Hausse de l’erreur médiane, points", moved: (currency: string) => `Les valeurs bougent de, ${currency}` },
    note: "Des caractéristiques qui disent la même chose se partagent leur importance : la perte de l’une est faible tant qu’une autre la remplace.",
    failed: "L’importance des caractéristiques n’a pas pu être calculée",
    waiting: "Des logements du test à l’aveugle sont évalués sans chaque groupe de caractéristiques",
  },
  dependence: {
    title: "Comment les valeurs dépendent d’une caractéristique",
    lead: "Les mêmes logements du test à l’aveugle sont évalués encore et encore, chaque fois avec une autre valeur d’une caractéristique, tout le reste étant inchangé.",
    feature: "Caractéristique",
    chart: (label: string) => `Variation de la valeur selon ${label}`,
    summary: (homes: number, reference: string, low: string, high: string) => `Sur ${homesText(homes)}, la moitié varie plus et l’autre moitié moins que la ligne, par rapport à ${reference} : de ${low} à ${high}.`,
    range: "huit logements sur dix",
    shade: "L’ombre, ou la barre, contient huit logements sur dix.",
    change: (currency: string) => `Variation de la valeur, ${currency}`,
    headers: {
      low: "Un dixième des logements en dessous",
      high: "Un dixième des logements au-dessus",
      change: "Variation, médiane",
      value: "Valeur, moyenne",
    },
    yes: "oui",
    no: "non",
    leftOut: (names: string[]) => `Laissés de côté, car le modèle y refuse la plupart de ces logements : ${names.join(", ")}.`,
    caution: "Elle montre ce que fait le modèle, pas ce que rapporterait une modification d’un logement : des logements qui diffèrent par une caractéristique diffèrent aussi par d’autres.",
    failed: "La courbe n’a pas pu être calculée",
    waiting: "Les logements sont évalués avec d’autres caractéristiques",
  },
} satisfies DriversText;
