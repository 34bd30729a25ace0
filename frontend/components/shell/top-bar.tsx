"use client";

import Link from "next/link";
import type { ReactNode } from "react";

import { NavDrawer } from "@/components/shell/drawer";
import { ThemeButton } from "@/components/shell/theme-button";
import type { Theme } from "@/lib/theme";
import { messages } from "@/messages/text";

/** `children` stand before the theme button. */
export function TopBar({ theme, withMenu, children }: { theme: Theme; withMenu: boolean; children: ReactNode }) {
  return (
    <header className="no-print sticky top-0 z-30 flex h-12 items-center justify-between gap-2 border-b border-line bg-card px-2 md:px-4">
      <div className="flex min-w-0 items-center gap-2">
        {withMenu && <NavDrawer />}
        <Link href="/" className="truncate font-semibold">
          {messages.product}
        </Link>
      </div>
      <div className="flex items-center gap-1">
        {children}
        <ThemeButton themeAtFirst={theme} />
      </div>
    </header>
  );
}
