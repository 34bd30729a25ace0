/** What the user said of the table; what is missing is taken from the table. */
export type Answers = {
  roles: Record<string, string>;
  currency: string;
  area_unit: "" | "ft2" | "m2";
  crs: string;
  date_order?: "day-first" | "month-first";
  decimal?: "." | ",";
  sale_year?: number;
  /** Where the table is in its file; the reader finds it if this is missing. */
  sheet?: string;
  header_row?: number;
};

/** What the user agreed to leave out, and to convert. */
export type Consent = { bad: boolean; kinds: string[]; fixes: string[] };

export const NOTHING_SAID: Answers = { roles: {}, currency: "", area_unit: "", crs: "" };
export const NOTHING_AGREED: Consent = { bad: false, kinds: [], fixes: [] };

export const isSilent = (answers: Answers): boolean =>
  Object.keys(answers.roles).length === 0 && !answers.currency && !answers.area_unit && !answers.crs && !answers.date_order && !answers.decimal && !answers.sale_year && !hasPlace(answers);

export const hasPlace = ({ sheet, header_row }: Answers): boolean => sheet !== undefined || header_row !== undefined;

/** The same answers without where the table is in its file. */
export const withoutPlace = ({ sheet: _, header_row: __, ...others }: Answers): Answers => others;
