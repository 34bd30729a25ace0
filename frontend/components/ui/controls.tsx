"use client";

import type { ReactNode } from "react";

import { cn } from "@/lib/cn";
import { useHydrated } from "@/lib/use-hydrated";

/** Controls that stay off until the page's code runs: the page would show an earlier change, but would not know it. */
export function Controls({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <fieldset disabled={!useHydrated()} className={cn("min-w-0", className)}>
      {children}
    </fieldset>
  );
}
