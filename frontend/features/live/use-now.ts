"use client";

import { useEffect, useState } from "react";

/** The time, renewed every `everyMs` while `running`; null before the browser has taken over. */
export function useNow(running = true, everyMs = 1000): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick, 0);
    const timer = running ? setInterval(tick, everyMs) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [running, everyMs]);
  return now;
}
