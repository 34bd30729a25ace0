import type { GroupsText } from "@/messages/groups";

export default {
  names: {
    Location: "Ubicación",
    "Living area": "Superficie habitable",
    "Bedrooms and bathrooms": "Dormitorios y baños",
    Age: "Antigüedad",
    Lot: "Terreno",
    "Type and quality": "Tipo y calidad",
    "Other features": "Otras características",
  },
} satisfies GroupsText;
