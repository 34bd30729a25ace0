import { catalogue } from "@/lib/catalogue";

/** Groups of features as `valuation/explanation/contributions.py` names them; a group of one feature has the name of its field. */
const groupsText = {
  names: {
    Location: "Location",
    "Living area": "Living area",
    "Bedrooms and bathrooms": "Bedrooms and bathrooms",
    Age: "Age",
    Lot: "Lot",
    "Type and quality": "Type and quality",
    "Other features": "Other features",
  } as Record<string, string>,
};

export type GroupsText = typeof groupsText;

export const groupsMessages = catalogue<GroupsText>(groupsText, { es: () => import("./groups.es"), fr: () => import("./groups.fr") });
