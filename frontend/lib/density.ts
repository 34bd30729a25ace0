import { keepCookie } from "@/lib/theme";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

export const DENSITY_COOKIE = "hp-density";

export const asDensity = (value: string | undefined): Density => (value === "compact" ? "compact" : "comfortable");

/** Shows the density at once and keeps it for the next page from the server. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  keepCookie(DENSITY_COOKIE, density);
}
