import type { CompareText } from "@/features/compare/messages";
import { integer, plural } from "@/lib/format";

const tests = (count: number): string => plural(count, "vente de test", "ventes de test");

export default {
  title: "Comparer des modèles",
  lead: "Une comparaison n’est juste que sur les mêmes ventes de test, qu’aucun modèle n’a vues. Les références figurent à côté des modèles.",
  modelsFailed: "Les modèles n’ont pas pu être chargés",
  gone: (count: number) => `${plural(count, "modèle de ce lien n’existe plus", "modèles de ce lien n’existent plus")}.`,
  and: (words: string, last: string) => `${words} et ${last}`,
  cost: {
    title: "Ce qu’ils coûtent",
    caption: "Temps d’entraînement et taille des modèles comparés",
    headers: { model: "Modèle", time: "Temps d’entraînement", size: "Taille", n: "Ventes d’entraînement", status: "État", trained: "Entraîné" },
  },
  differences: {
    title: "Différences démontrées, vente par vente",
    failed: "Les modèles n’ont pas pu être comparés vente par vente",
    pair: "Premier moins second",
    less: (first: string, second: string) => `${first} moins ${second}`,
    caption: "Différences de chaque paire avec intervalles à 95 %",
    note: (n: number) =>
      `Les différences viennent de ${integer(n)} ventes de test communes, tirées de nouveau de nombreuses fois pour les deux modèles à l’identique. Une différence est démontrée là où son intervalle à 95 % exclut 0 ; pour la couverture, c’est la différence des distances à 90 %.`,
  },
  chosen: {
    label: "Modèles comparés",
    remove: (name: string) => `Retirer ${name}`,
    unfair: "Non comparables : ventes de test différentes",
    unfairText: (sets: number) =>
      `Ces modèles ont été mesurés sur ${integer(sets)} ensembles de ventes différents, leurs chiffres répondent donc à des questions différentes. Entraînez-les de nouveau sur un même jeu de données et un même partage, ou comparez l’un de ces groupes :`,
    only: (names: string) => `Seulement ${names}`,
    tested: (dataset: string, n: number, split: string) => `${dataset}, ${tests(n)} : ${split}`,
    choose: "Choisissez des modèles à comparer",
    add: "Ajouter un modèle avec les mêmes ventes de test",
    error: (dataset: string, error: string) => `${dataset}, erreur médiane ${error}`,
    nothing: "Il n’y a encore rien à comparer",
    nothingLead: "Dès que des modèles seront entraînés, leurs chiffres figureront ici côte à côte et à côté de deux règles simples.",
    train: "Entraîner un modèle",
  },
  baselines: {
    one: "Il bat nettement les références.",
    all: "Tous battent nettement les références.",
    none: "Aucun ne bat nettement les références.",
    some: (names: string, count: number) => `${names} ${count === 1 ? "bat" : "battent"} nettement les références ; les autres non.`,
  },
  sales: (n: number) => `Chaque ligne a les mêmes ventes de test : ${integer(n)}.${n < 100 ? " Elles sont moins de 100, même de grandes différences peuvent donc être dues au hasard." : ""}`,
} satisfies CompareText;
