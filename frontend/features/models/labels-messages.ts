import { catalogue } from "@/lib/catalogue";

/** The texts of tags, notes, aliases and archived models. */
const labelsText = {
  title: "Labels",
  tags: "Tags",
  tagsHelp: "Up to 20, with commas between them.",
  notes: "Notes",
  notesHelp: "Whoever reads the model reads them.",
  save: "Save",
  saved: "The labels are saved",
  saveFailed: "The labels could not be saved",
  aliases: "Aliases",
  aliasesLead: (dataset: string) => `A name such as ${dataset}@production stands for the model wherever its id does. One model of a data set has it.`,
  alias: "New alias",
  aliasHelp: "Lower-case letters, digits and _ . -; it is taken from the model that has it.",
  add: "Give",
  drop: (alias: string) => `Take ${alias} away`,
  noAlias: "It has no alias.",
  aliasFailed: "The alias could not be changed",
  archive: "Archive",
  restore: "Restore",
  archived: (name: string) => `${name} is archived`,
  restored: (name: string) => `${name} is restored`,
  archiveQuestion: (name: string) => `Archive ${name}?`,
  archiveLead: "Lists and choices leave it out, and it cannot become champion until it is restored. Its files and valuations stay.",
  archiveFailed: "The model could not be archived",
  champion: "The champion cannot be archived",
  championHelp: (dataset: string) => `Promote another model of ${dataset} first.`,
  restoreFailed: "The model could not be restored",
  show: "Show archived models",
  isArchived: "This model is archived",
  isArchivedHelp: "Lists leave it out, and it cannot become champion. What names it still works.",
};

export type LabelsText = typeof labelsText;

export const labelsMessages = catalogue<LabelsText>(labelsText, { es: () => import("./labels-messages.es"), fr: () => import("./labels-messages.fr") });
