// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";

import { allowBrowserNotices, browserNotice, stopBrowserNotices } from "@/features/notifications/browser-notices";

/** The browser's own part, which the tests' browser does not have. */
function browser(permission: NotificationPermission) {
  const shown: string[] = [];
  class Shown {
    static permission: NotificationPermission = "default";
    static requestPermission = async () => (Shown.permission = permission);
    constructor(title: string) {
      shown.push(title);
    }
  }
  vi.stubGlobal("Notification", Shown);
  return shown;
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it("shows nothing before it is asked for", () => {
  const shown = browser("granted");
  browserNotice("A run finished", "1");
  expect(shown).toEqual([]);
});

it("shows the end of a run after the reader allowed it, until it is stopped", async () => {
  const shown = browser("granted");
  await allowBrowserNotices();
  browserNotice("A run finished", "1");
  stopBrowserNotices();
  browserNotice("Another run finished", "2");
  expect(shown).toEqual(["A run finished"]);
});

it("shows nothing where the reader refused", async () => {
  const shown = browser("denied");
  await allowBrowserNotices();
  browserNotice("A run finished", "1");
  expect(shown).toEqual([]);
});

it("does nothing in a browser without messages", () => {
  vi.stubGlobal("Notification", undefined);
  expect(() => browserNotice("A run finished", "1")).not.toThrow();
});
