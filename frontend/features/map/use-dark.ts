"use client";

import { useSyncExternalStore } from "react";

const PREFERS = "(prefers-color-scheme: dark)";

function subscribe(changed: () => void): () => void {
  const media = matchMedia(PREFERS);
  const observer = new MutationObserver(changed);
  media.addEventListener("change", changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    media.removeEventListener("change", changed);
    observer.disconnect();
  };
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === "dark" || (theme !== "light" && matchMedia(PREFERS).matches);
}

/** Whether the page is dark now, by choice or by the system. */
export const useDark = (): boolean => useSyncExternalStore(subscribe, isDark, () => false);
