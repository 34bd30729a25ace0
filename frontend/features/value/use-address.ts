"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** The page's own address; empty on the server. */
export const useAddress = (): string =>
  useSyncExternalStore(
    subscribe,
    () => window.location.href,
    () => "",
  );
