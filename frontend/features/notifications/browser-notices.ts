"use client";

import { useSyncExternalStore } from "react";

const KEY = "run-notices";
const CHANGED = "run-notices-changed";

export type BrowserNotices = "unsupported" | "denied" | "off" | "on";

function current(): BrowserNotices {
  if (typeof Notification === "undefined") return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && localStorage.getItem(KEY) === "on" ? "on" : "off";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether this browser tells of the end of runs; on the server it is off. */
export const useBrowserNotices = (): BrowserNotices => useSyncExternalStore(subscribe, current, () => "off");

/** Asks the browser for its permission; only a click may do so. */
export async function allowBrowserNotices(): Promise<void> {
  const permission = await Notification.requestPermission();
  if (permission === "granted") localStorage.setItem(KEY, "on");
  window.dispatchEvent(new Event(CHANGED));
}

export function stopBrowserNotices(): void {
  localStorage.removeItem(KEY);
  window.dispatchEvent(new Event(CHANGED));
}

/** Tells of one event; the same `tag` shown by another page of the studio replaces it. */
export function browserNotice(title: string, tag: string): void {
  if (current() !== "on") return;
  try {
    new Notification(title, { tag });
  } catch {
    // Phones take messages only from service workers, which the studio has none of.
  }
}
