"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

const PATIENCE_MS = 5000;

/** After a change of page the focus goes to the h1, as a page load from the server would do. Next announces the title. */
export function RouteFocus() {
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (focusHeading()) return;
    return whenHeadingComes();
  }, [pathname]);
  return null;
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1");
  heading?.focus({ preventScroll: true });
  return heading !== null;
}

/** Until a page that waits for its data has its h1, main has the focus; a reader who has gone on by then is left alone. */
function whenHeadingComes(): () => void {
  const main = document.querySelector<HTMLElement>("main");
  main?.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    const isFree = document.activeElement === main || document.activeElement === document.body;
    if (!isFree || focusHeading()) stop();
  });
  const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  if (main) observer.observe(main, { childList: true, subtree: true });
  return stop;
}
