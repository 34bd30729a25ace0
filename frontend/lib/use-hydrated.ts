"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False in the server's page and until the browser's code has taken it over. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
