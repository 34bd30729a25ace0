"use client";

import { useSyncExternalStore } from "react";

import { keepCookie } from "@/lib/theme";

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

export const DENSITY_COOKIE = "hp-density";
const KEYS = "single-keys";
const CHANGED = "preferences-changed";

export const asDensity = (value: string | undefined): Density => (value === "compact" ? "compact" : "comfortable");

/** Shows the density at once and keeps it for the next page from the server. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  keepCookie(DENSITY_COOKIE, density);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether a single key does something, as WCAG 2.1.4 wants it to be a choice. */
export const singleKeys = (): boolean => localStorage.getItem(KEYS) !== "off";

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeys, () => true);

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEYS);
  else localStorage.setItem(KEYS, "off");
  window.dispatchEvent(new Event(CHANGED));
}
