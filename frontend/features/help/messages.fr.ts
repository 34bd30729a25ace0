import type { HelpText } from "@/features/help/messages";

export default {
  title: "Aide",
  lead: "Quatre étapes mènent des ventes à une valeur que l’on peut vérifier. Le glossaire dit ce que les mots signifient.",
  steps: "Quatre étapes",
  step: [
    { title: "Données", href: "/data", link: "Jeux de données", text: "Choisissez l’exemple ou un jeu fourni, ou importez votre propre table avec une vente par ligne." },
    { title: "Entraîner", href: "/train", link: "Entraîner", text: "Choisissez un modèle, ou tous. L’entraînement se fait en arrière-plan et continue quand vous fermez le navigateur." },
    { title: "Vérifier", href: "/compare", link: "Comparer", text: "Lisez les erreurs sur des ventes que les modèles n’ont jamais vues, à côté de deux références simples." },
    { title: "Évaluer", href: "/value", link: "Évaluer un logement", text: "Remplissez ce que l’on sait d’un logement. La réponse a toujours une fourchette et dit à quel point elle est sûre." },
  ],
  questions: "Questions fréquentes",
  question: [
    {
      title: "Pourquoi y a-t-il toujours une fourchette ?",
      text: "Aucun modèle ne connaît le prix. La fourchette à 90 % est calée sur des ventes mises de côté pour contenir le prix 9 fois sur 10 ; la page de chaque modèle montre à quelle fréquence elle l’a vraiment fait.",
    },
    {
      title: "Quel modèle est le meilleur ?",
      text: "Le meilleur modèle est celui qui est démontré meilleur sur les mêmes ventes de test. La page de comparaison compare deux modèles vente par vente et dit ce qui est démontré.",
    },
    {
      title: "Un entraînement semble bloqué.",
      text: "La page des processus de travail montre si l’un d’eux répond. Quand un processus meurt, un autre reprend son exécution, et rien n’est perdu.",
    },
    {
      title: "Une valeur est-elle une expertise ?",
      text: "Non. C’est une estimation automatique d’après des ventes passées ; de l’intérieur d’un logement, elle ne sait que ce que vous saisissez.",
    },
  ],
  glossary: "Glossaire",
} satisfies HelpText;
