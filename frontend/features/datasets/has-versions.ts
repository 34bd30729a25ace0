/** Only imported data sets have versions; their ids have 26 characters. */
export const hasVersions = (id: string): boolean => /^[0-9a-z]{26}$/.test(id);
