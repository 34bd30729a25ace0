"use client";

import type { ReactNode } from "react";

import { cn } from "@/lib/cn";
import { useHydrated } from "@/lib/use-hydrated";

/**
 * Controls that stay off until the page's code runs: the page would show an earlier change, but would not know it.
 * The key / goes to the first of them where they are the page's filter.
 */
export function Controls({ children, className, pageFilter = false }: { children: ReactNode; className?: string; pageFilter?: boolean }) {
  return (
    <fieldset disabled={!useHydrated()} data-page-filter={pageFilter || undefined} className={cn("min-w-0", className)}>
      {children}
    </fieldset>
  );
}
