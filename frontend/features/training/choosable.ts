import type { DatasetRead } from "@/lib/api/generated";

/** Roles of columns that no model learns from anyway. */
const NO_FEATURES: readonly string[] = ["price", "id", "address", "ignore"];

/** Columns of a data set that a training can leave out. */
export const choosable = ({ columns }: Pick<DatasetRead, "columns">) => columns.filter(({ role }) => !NO_FEATURES.includes(role));

/** Those that were left out and are columns of this data set: another one may have been chosen since. */
export const stillThere = (ignored: string[], dataset: Pick<DatasetRead, "columns">): string[] =>
  choosable(dataset).flatMap(({ name }) => (ignored.includes(name) ? [name] : []));
