/** What the user said of the table; what is missing is taken from the table. */
export type Answers = {
  roles: Record<string, string>;
  currency: string;
  area_unit: "" | "ft2" | "m2";
  crs: string;
  date_order?: "day-first" | "month-first";
  decimal?: "." | ",";
  sale_year?: number;
};

/** What the user agreed to leave out, and to convert. */
export type Consent = { bad: boolean; kinds: string[]; fixes: string[] };

export const NOTHING_SAID: Answers = { roles: {}, currency: "", area_unit: "", crs: "" };
export const NOTHING_AGREED: Consent = { bad: false, kinds: [], fixes: [] };

export const isSilent = (answers: Answers): boolean =>
  Object.keys(answers.roles).length === 0 && !answers.currency && !answers.area_unit && !answers.crs && !answers.date_order && !answers.decimal && !answers.sale_year;
