/** How much room rows take; the server reads it from a cookie, and so this is no module of the browser alone. */
export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

export const DENSITY_COOKIE = "hp-density";

export const asDensity = (value: string | undefined): Density => (value === "compact" ? "compact" : "comfortable");
