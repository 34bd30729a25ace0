/** The page of a homeowner: short sentences and plain words, in three languages. */
export const LANGUAGES = ["en", "es", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

type Band = "high" | "medium" | "low";

export type SharedText = {
  name: string;
  language: string;
  title: string;
  sample: string;
  value: (day: string) => string;
  range: (low: string, high: string) => string;
  rangeMeans: (held: string | null) => string;
  sure: string;
  bands: Record<Band, string>;
  bandMeans: Record<Band, string>;
  area: string;
  unusual: string;
  facts: string;
  factsLead: string;
  reasons: string;
  reasonsLead: (start: string) => string;
  raises: string;
  lowers: string;
  sales: string;
  salesLead: string;
  noSales: string;
  columns: { sold: string; price: string; away: string; adjusted: string };
  implied: (low: string, high: string) => string;
  not: string;
  notText: string[];
  wrong: string;
  wrongText: string;
  ends: (day: string) => string;
  loading: string;
  badLink: string;
  noLink: string;
  failed: string;
  yes: string;
  no: string;
  /** Names of characteristics by their role; others keep the name that the data have. */
  roles: Record<string, string>;
  /** Names of the groups of reasons; others keep the name that the model gave. */
  groups: Record<string, string>;
};

const en: SharedText = {
  name: "English",
  language: "Language",
  title: "What this home may be worth",
  sample: "The sales behind this page are made up. The value means nothing for a real home.",
  value: (day) => `Our best guess of the price on ${day}`,
  range: (low, high) => `It would most likely sell for ${low} to ${high}.`,
  rangeMeans: (held) => (held === null ? "We do not know yet how often such ranges are right." : `We tested such ranges on homes that had been sold. In ${held} of 100 cases the price was inside the range.`),
  sure: "How sure are we?",
  bands: { high: "Quite sure", medium: "Fairly sure", low: "Not very sure" },
  bandMeans: {
    high: "Many homes like this one were sold near here, and their prices were close to each other.",
    medium: "Some homes like this one were sold near here, but their prices differ.",
    low: "Few homes like this one were sold, or their prices differ a lot. The real price can be far from our guess.",
  },
  area: "We know only the area of the home, not the street. So the value is less sure than the range says.",
  unusual: "Something about this home is rare among the sales we know. That makes the value less sure.",
  facts: "What we know about the home",
  factsLead: "The value rests on these facts. If one of them is wrong, the value is wrong too.",
  reasons: "What makes the value higher or lower",
  reasonsLead: (start) => `A typical home in these sales is worth ${start}. That start has no range of its own. This is how the home is different:`,
  raises: "adds",
  lowers: "takes off",
  sales: "Similar homes that were sold",
  salesLead: "No two homes are the same. So we also show what each price would be if that home were like this one.",
  noSales: "We found no similar home that was sold.",
  columns: { sold: "Sold", price: "Price", away: "How far away", adjusted: "Price if it were like this home" },
  implied: (low, high) => `By these sales alone, the home would be worth ${low} to ${high}.`,
  not: "What this page is not",
  notText: [
    "This value was made by a computer. It is not an appraisal, and nobody has looked at the home.",
    "The computer does not know how the home looks inside. It does not know of repairs, noise, or legal rights.",
    "Do not use it as the only ground for a sale, a loan, or a tax appeal.",
  ],
  wrong: "Is something wrong?",
  wrongText: "Tell the person who sent you this link which fact is wrong. They can make a new value.",
  ends: (day) => `This link works until ${day}. It shows this one value and nothing else.`,
  loading: "The value is on its way…",
  badLink: "This link does not work",
  noLink: "The link is not complete. Copy all of it from the message that you got.",
  failed: "It may have ended, or the sender may have taken it back. Ask the sender for a new one.",
  yes: "yes",
  no: "no",
  roles: { living_area: "Living area", lot_area: "Land", bedrooms: "Bedrooms", bathrooms: "Bathrooms", year_built: "Year built", property_type: "Kind of home", neighbourhood: "Area" },
  groups: { Location: "Where it is", "Living area": "Its size", "Bedrooms and bathrooms": "Bedrooms and bathrooms", Age: "Its age", Lot: "Its land", "Type and quality": "Its kind and quality", "Other features": "Other facts" },
};

const es: SharedText = {
  name: "Español",
  language: "Idioma",
  title: "Cuánto puede valer esta vivienda",
  sample: "Las ventas de esta página son inventadas. El valor no significa nada para una vivienda real.",
  value: (day) => `Nuestra mejor estimación del precio el ${day}`,
  range: (low, high) => `Lo más probable es que se venda por entre ${low} y ${high}.`,
  rangeMeans: (held) => (held === null ? "Aún no sabemos con qué frecuencia aciertan estos márgenes." : `Probamos estos márgenes con viviendas ya vendidas. En ${held} de cada 100 casos, el precio estaba dentro.`),
  sure: "¿Qué seguridad tenemos?",
  bands: { high: "Bastante", medium: "Media", low: "Poca" },
  bandMeans: {
    high: "Se vendieron cerca muchas viviendas como esta, con precios parecidos.",
    medium: "Se vendieron cerca algunas viviendas como esta, pero con precios distintos.",
    low: "Se vendieron pocas viviendas como esta, o a precios muy distintos. El precio real puede estar lejos de la estimación.",
  },
  area: "Solo conocemos la zona de la vivienda, no la calle. Por eso el valor es menos seguro de lo que dice el margen.",
  unusual: "Algo de esta vivienda es raro entre las ventas que conocemos. Por eso el valor es menos seguro.",
  facts: "Lo que sabemos de la vivienda",
  factsLead: "El valor se basa en estos datos. Si uno es falso, el valor también lo es.",
  reasons: "Qué sube o baja el valor",
  reasonsLead: (start) => `Una vivienda típica de estas ventas vale ${start}. Ese punto de partida no tiene intervalo propio. Esta se distingue así:`,
  raises: "suma",
  lowers: "resta",
  sales: "Viviendas parecidas que se vendieron",
  salesLead: "No hay dos viviendas iguales. Por eso mostramos también qué precio tendría cada una si fuera como esta.",
  noSales: "No encontramos ninguna vivienda parecida que se haya vendido.",
  columns: { sold: "Vendida", price: "Precio", away: "Distancia", adjusted: "Precio si fuera como esta" },
  implied: (low, high) => `Solo por estas ventas, la vivienda valdría entre ${low} y ${high}.`,
  not: "Lo que esta página no es",
  notText: [
    "Este valor lo ha calculado un ordenador. No es una tasación, y nadie ha visto la vivienda.",
    "El ordenador no sabe cómo es por dentro. No sabe de obras, ruido ni derechos.",
    "No lo use como única base para una venta, un préstamo o un recurso de impuestos.",
  ],
  wrong: "¿Hay algo mal?",
  wrongText: "Diga a quien le envió este enlace qué dato está mal. Puede calcular un valor nuevo.",
  ends: (day) => `Este enlace funciona hasta el ${day}. Muestra solo este valor.`,
  loading: "El valor está en camino…",
  badLink: "Este enlace no funciona",
  noLink: "El enlace no está completo. Cópielo entero del mensaje que recibió.",
  failed: "Puede haber caducado, o quien lo envió lo ha retirado. Pídale uno nuevo.",
  yes: "sí",
  no: "no",
  roles: { living_area: "Superficie", lot_area: "Terreno", bedrooms: "Dormitorios", bathrooms: "Baños", year_built: "Año de construcción", property_type: "Tipo de vivienda", neighbourhood: "Zona" },
  groups: { Location: "Dónde está", "Living area": "Su tamaño", "Bedrooms and bathrooms": "Dormitorios y baños", Age: "Su antigüedad", Lot: "Su terreno", "Type and quality": "Su tipo y calidad", "Other features": "Otros datos" },
};

const fr: SharedText = {
  name: "Français",
  language: "Langue",
  title: "Ce que ce logement peut valoir",
  sample: "Les ventes de cette page sont inventées. La valeur ne veut rien dire pour un vrai logement.",
  value: (day) => `Notre meilleure estimation du prix le ${day}`,
  range: (low, high) => `Il se vendrait le plus probablement entre ${low} et ${high}.`,
  rangeMeans: (held) => (held === null ? "Nous ne savons pas encore si ces fourchettes sont souvent justes." : `Nous avons testé ces fourchettes sur des logements déjà vendus. Dans ${held} cas sur 100, le prix était dans la fourchette.`),
  sure: "Sommes-nous sûrs ?",
  bands: { high: "Plutôt sûrs", medium: "Assez sûrs", low: "Peu sûrs" },
  bandMeans: {
    high: "Beaucoup de logements comme celui-ci ont été vendus près d’ici, à des prix proches.",
    medium: "Quelques logements comme celui-ci ont été vendus près d’ici, mais à des prix différents.",
    low: "Peu de logements comme celui-ci ont été vendus, ou à des prix très différents. Le vrai prix peut être loin de l’estimation.",
  },
  area: "Nous connaissons seulement le quartier, pas la rue. La valeur est donc moins sûre que ne le dit la fourchette.",
  unusual: "Quelque chose dans ce logement est rare parmi les ventes que nous connaissons. La valeur est donc moins sûre.",
  facts: "Ce que nous savons du logement",
  factsLead: "La valeur repose sur ces données. Si l’une est fausse, la valeur l’est aussi.",
  reasons: "Ce qui fait monter ou baisser la valeur",
  reasonsLead: (start) => `Un logement typique de ces ventes vaut ${start}. Ce départ n’a pas de fourchette à lui. Voici ce qui change :`,
  raises: "ajoute",
  lowers: "retire",
  sales: "Des logements semblables qui ont été vendus",
  salesLead: "Deux logements ne sont jamais les mêmes. Nous montrons donc aussi le prix de chacun s’il était comme celui-ci.",
  noSales: "Nous n’avons trouvé aucun logement semblable vendu.",
  columns: { sold: "Vendu", price: "Prix", away: "Distance", adjusted: "Prix s’il était comme celui-ci" },
  implied: (low, high) => `D’après ces seules ventes, le logement vaudrait entre ${low} et ${high}.`,
  not: "Ce que cette page n’est pas",
  notText: [
    "Cette valeur a été calculée par un ordinateur. Ce n’est pas une expertise, et personne n’a vu le logement.",
    "L’ordinateur ne sait pas comment il est à l’intérieur. Il ne connaît ni les travaux, ni le bruit, ni les droits.",
    "Ne vous en servez pas comme seule base pour une vente, un prêt ou un recours fiscal.",
  ],
  wrong: "Quelque chose est faux ?",
  wrongText: "Dites à la personne qui vous a envoyé ce lien ce qui est faux. Elle peut faire une nouvelle valeur.",
  ends: (day) => `Ce lien marche jusqu’au ${day}. Il montre cette seule valeur.`,
  loading: "La valeur arrive…",
  badLink: "Ce lien ne marche pas",
  noLink: "Le lien n’est pas complet. Copiez-le en entier depuis le message reçu.",
  failed: "Il a peut-être expiré, ou l’expéditeur l’a retiré. Demandez-lui-en un nouveau.",
  yes: "oui",
  no: "non",
  roles: { living_area: "Surface", lot_area: "Terrain", bedrooms: "Chambres", bathrooms: "Salles de bains", year_built: "Année de construction", property_type: "Type de logement", neighbourhood: "Quartier" },
  groups: { Location: "Où il est", "Living area": "Sa taille", "Bedrooms and bathrooms": "Chambres et salles de bains", Age: "Son âge", Lot: "Son terrain", "Type and quality": "Son type et sa qualité", "Other features": "Autres données" },
};

export const sharedText: Record<Language, SharedText> = { en, es, fr };

/** The first of a reader's languages that the page has, else English. */
export function languageOf(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => (LANGUAGES as readonly string[]).includes(tag));
  return (known as Language | undefined) ?? "en";
}
