"use client";

import { useSyncExternalStore } from "react";

const KEY = "single-keys";
const CHANGED = "single-keys-changed";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether a single key does something, as WCAG 2.1.4 wants it to be a choice. */
export const singleKeys = (): boolean => localStorage.getItem(KEY) !== "off";

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeys, () => true);

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
  window.dispatchEvent(new Event(CHANGED));
}
