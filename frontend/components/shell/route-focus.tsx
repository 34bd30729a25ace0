"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** After a change of page the focus goes to the h1, as a page load from the server would do. Next announces the title. */
export function RouteFocus() {
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const heading = document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main");
    heading?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
