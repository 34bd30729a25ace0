import type { GlossaryText } from "@/messages/glossary";

export default {
  mdape: {
    term: "Erreur médiane (MdAPE)",
    text: "La moitié des ventes que le modèle n’avait jamais vues a été évaluée plus près de son prix que ceci, l’autre moitié plus loin. En pour cent du prix ; plus c’est bas, mieux c’est.",
  },
  ppe10: { term: "À moins de 10 %", text: "C’est la part des ventes jamais vues dont la valeur était à moins de 10 % du prix. Plus c’est haut, mieux c’est." },
  ppe20: { term: "À moins de 20 %", text: "C’est la part des ventes jamais vues dont la valeur était à moins de 20 % du prix. Plus c’est haut, mieux c’est." },
  rmse: { term: "RMSE", text: "Le RMSE est la racine de l’erreur quadratique moyenne, en argent. Quelques grandes erreurs pèsent lourd. Plus c’est bas, mieux c’est." },
  mae: { term: "MAE", text: "Le MAE est la taille moyenne de l’erreur, en argent. Plus c’est bas, mieux c’est." },
  r2: {
    term: "R²",
    text: "R² est la part de la variation des prix que le modèle explique : 1 est parfait, 0 ne vaut pas mieux que de toujours nommer le prix moyen, en dessous de 0 c’est pire que cela.",
  },
  median_ratio: {
    term: "Ratio médian",
    text: "C’est la médiane de la valeur divisée par le prix. 1,00 signifie que les valeurs ne sont dans l’ensemble ni trop hautes ni trop basses ; l’étendue usuelle va de 0,90 à 1,10.",
  },
  cod: {
    term: "COD",
    text: "Le coefficient de dispersion est la distance moyenne des ratios à leur médiane, en pour cent. De 5 à 15 est usuel pour des maisons individuelles. Plus c’est bas, plus c’est uniforme.",
  },
  prd: {
    term: "PRD",
    text: "Le différentiel lié au prix montre un traitement inégal. Au-dessus de 1,03, les logements chers sont évalués trop bas à côté des logements bon marché ; en dessous de 0,98, c’est l’inverse.",
  },
  prb: {
    term: "PRB",
    text: "Le biais lié au prix est la variation du ratio quand la valeur double. Entre −0,05 et 0,05 est usuel.",
  },
  vei: {
    term: "VEI",
    text: "L’indice d’équité verticale est le ratio médian des logements les plus chers moins celui des moins chers, en pour cent du ratio médian. Entre −10 % et 10 % est usuel ; en dessous, les logements chers sont évalués trop bas à côté des logements bon marché. Il ne compte que là où les intervalles des deux tranches ne se recouvrent pas.",
  },
  beyond_chance: {
    term: "Au-delà du hasard",
    text: "Une différence n’est nommée que là où le hasard seul ne la produirait guère. Avec beaucoup de groupes, certains sembleraient toujours différents ; le test est donc plus strict quand il y en a davantage : toute la table a 5 % de chances de nommer un groupe à tort.",
  },
  coverage_90: {
    term: "Couverture de la fourchette à 90 %",
    text: "C’est la fréquence à laquelle la fourchette contenait vraiment le prix, sur des ventes que le modèle n’avait jamais vues. Elle devrait être proche de 90 %.",
  },
  width_90: {
    term: "Largeur de la fourchette à 90 %",
    text: "C’est la largeur médiane de la fourchette, en pour cent de la valeur. Plus étroite est plus utile, tant que la couverture est juste.",
  },
  epoch: { term: "Époque", text: "Une époque est un passage de l’entraînement par toutes les ventes d’entraînement ; pour LightGBM, c’est un arbre de plus." },
  validation: {
    term: "Score de validation",
    text: "C’est l’erreur sur des ventes tenues à l’écart de l’entraînement pour décider quand il s’arrête. Les ventes de test sont d’autres ventes, utilisées une seule fois.",
  },
  log_rmse: {
    term: "RMSE du logarithme du prix, standardisé",
    text: "C’est l’erreur qu’un entraînement réduit, époque après époque. C’est le RMSE du logarithme du prix, de sorte qu’un écart d’un dixième compte autant pour des logements chers ou bon marché, en unités de la dispersion de tous les prix : 1 ne vaut pas mieux que de toujours nommer le prix du milieu, 0 est parfait.",
  },
  baseline: {
    term: "Référence",
    text: "Une référence est une règle simple que chaque modèle doit battre. Il y en a deux : le prix médian par surface aux alentours, et un modèle linéaire.",
  },
  split: {
    term: "Partage",
    text: "Le partage dit quelles ventes sont mises de côté pour le test : « time » met de côté le dernier cinquième, « random » un cinquième au hasard.",
  },
  interval: {
    term: "Intervalle à 95 %",
    text: "Le chiffre serait dans cette étendue pour 95 de 100 tirages semblables de ventes de test. Que les étendues de deux modèles se recouvrent ne veut pas dire qu’ils se valent : une comparaison vente par vente peut encore les distinguer.",
  },
  range_90: { term: "Fourchette à 90 %", text: "La fourchette doit contenir le prix de 9 logements sur 10. Combien elle en a contenu sur des ventes que le modèle n’avait pas vues est dit à côté." },
  comparable: { term: "Vente comparable", text: "Une vente comparable est une vente que le modèle a vue et qui ressemble le plus au logement par le lieu, la taille, l’âge et le type." },
  champion: { term: "Champion du jeu de données", text: "Le champion d’un jeu de données est le modèle qui répond quand aucun n’est nommé." },
  blend: { term: "Mélange", text: "Un mélange est une moyenne pondérée des quatre modèles ; les poids sont appris de prédictions de ventes d’entraînement que chaque modèle n’avait pas vues." },
} satisfies GlossaryText;
