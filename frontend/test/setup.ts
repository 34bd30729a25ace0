import { afterEach } from "vitest";

// Only files that ask for jsdom have a document.
if (typeof document !== "undefined") {
  await import("@testing-library/jest-dom/vitest");
  const { cleanup, configure } = await import("@testing-library/react");
  // Only how long to wait for what never comes: a busy machine must not fail a test.
  configure({ asyncUtilTimeout: 30_000 });
  // jsdom has no layout, and so nothing to scroll to.
  Element.prototype.scrollIntoView ??= () => undefined;
  afterEach(cleanup);
}

// jsdom has no layout, and so nothing whose size could be watched.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
