export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "hp-theme";
export const RAIL_COOKIE = "hp-rail";
export const STEPS_COOKIE = "hp-steps";
const YEAR_S = 31_536_000;

export function asTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** Shows the theme at once and keeps it for the next page from the server. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  keepCookie(THEME_COOKIE, theme);
}

export function keepCookie(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
