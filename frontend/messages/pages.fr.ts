import type { PageText } from "@/messages/pages";

export default {
  notFound: {
    title: "Cette page n’existe pas",
    lead: "L’adresse est peut-être mal écrite, ou ce qu’elle nommait a été supprimé.",
    home: "Vue d’ensemble",
    runs: "Toutes les exécutions",
  },
  error: {
    title: "Cette page n’a pas pu être montrée",
    lead: "Rien de ce qui est enregistré n’a changé. Les entraînements continuent.",
    retry: "Réessayer",
  },
} satisfies PageText;
