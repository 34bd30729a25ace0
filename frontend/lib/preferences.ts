"use client";

import { useSyncExternalStore } from "react";

import { type Density, DENSITY_COOKIE } from "@/lib/density";
import { keepCookie } from "@/lib/theme";

const KEYS = "single-keys";
const CHANGED = "preferences-changed";

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
