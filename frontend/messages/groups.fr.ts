import type { GroupsText } from "@/messages/groups";

export default {
  names: {
    Location: "Emplacement",
    "Living area": "Surface habitable",
    "Bedrooms and bathrooms": "Chambres et salles de bains",
    Age: "Âge",
    Lot: "Terrain",
    "Type and quality": "Type et qualité",
    "Other features": "Autres caractéristiques",
  },
} satisfies GroupsText;
