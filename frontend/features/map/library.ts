"use client";

import { type ComponentType, useEffect, useState } from "react";

import type { SalesMapProps } from "@/features/map/sales-map";

type Library = { SalesMap: ComponentType<SalesMapProps> };

let loaded: Library | null = null;

/**
 * The map with its large library, loaded on its page only; null until it is there.
 *
 * A lazy component of React would be shown up to 300 ms later than it could be: React waits before it
 * replaces what it showed meanwhile.
 */
export function useMapLibrary(): Library | null {
  const [library, setLibrary] = useState(loaded);
  useEffect(() => {
    let gone = false;
    void import("@/features/map/sales-map").then(({ SalesMap }) => {
      loaded = { SalesMap };
      if (!gone) setLibrary(loaded);
    });
    return () => void (gone = true);
  }, []);
  return library;
}
