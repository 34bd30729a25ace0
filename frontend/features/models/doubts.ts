/** How the server begins the warning about figures that are better than any market allows. */
const START = "TOO GOOD TO BE TRUE: ";

/** How the server begins the warning about ranges that held too few prices. */
const TOO_NARROW = "The 90 % ranges held only ";

export const isTooNarrow = (warning: string): boolean => warning.startsWith(TOO_NARROW);

export const isDoubt = (warning: string): boolean => warning.startsWith(START);

/** The doubts about the figures of some models, without their first words. */
export function doubtsOf(models: { name: string; warnings?: string[] | undefined }[]): { name: string; text: string }[] {
  return models.flatMap(({ name, warnings }) => (warnings ?? []).filter(isDoubt).map((text) => ({ name, text: text.slice(START.length) })));
}

/** Whether a warning says only what the list of what there was no time for says as well. */
export const isOutOfTime = (warning: string, leftOut: string[] = []): boolean => leftOut.length > 0 && leftOut.every((text) => warning.includes(text));
