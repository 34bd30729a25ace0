"use client";

import { type ComponentProps, type FocusEvent, useEffect, useRef, useState } from "react";

import { cn } from "@/lib/cn";

/** What each edge hides; `stuck` is the width of a column that stays at the right edge, in pixels. */
type Edges = { left: boolean; right: boolean; stuck: number };

/** What is wider than its place and scrolls inside itself; a shade at an edge says that there is more. */
export function ScrollX({ className, style, children, ...rest }: ComponentProps<"div">) {
  const inner = useRef<HTMLDivElement>(null);
  const edges = useEdges(inner);
  return (
    <div className="relative min-w-0" data-more={edges.right ? "right" : edges.left ? "left" : undefined}>
      <div ref={inner} tabIndex={0} role="group" onFocus={clear} className={cn("relative overflow-x-auto", className)} style={{ scrollPaddingRight: edges.stuck, ...style }} {...rest}>
        {children}
      </div>
      {edges.left && <Shade side="left" at={0} />}
      {edges.right && <Shade side="right" at={edges.stuck} />}
    </div>
  );
}

/** What the keyboard reaches is scrolled clear of the column that stays at the edge. */
function clear({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target !== currentTarget && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Which edges hide something; looked at anew when the place or its content changes its size. */
function useEdges(inner: React.RefObject<HTMLDivElement | null>): Edges {
  const [edges, setEdges] = useState<Edges>({ left: false, right: false, stuck: 0 });
  useEffect(() => {
    const place = inner.current;
    if (place === null) return;
    const look = () => {
      const left = place.scrollLeft > 1;
      const right = place.scrollLeft + place.clientWidth < place.scrollWidth - 1;
      const stuck = place.querySelector<HTMLElement>("[data-stuck=true]")?.offsetWidth ?? 0;
      setEdges((before) => (before.left === left && before.right === right && before.stuck === stuck ? before : { left, right, stuck }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(place);
    for (const child of place.children) observer.observe(child);
    place.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      place.removeEventListener("scroll", look);
    };
  }, [inner]);
  return edges;
}

/** Takes no pointer, and no room: nothing moves when it comes and goes. */
function Shade({ side, at }: { side: "left" | "right"; at: number }) {
  return (
    <span
      aria-hidden="true"
      style={{ [side]: at }}
      className={cn(
        "no-print pointer-events-none absolute inset-y-0 z-10 flex w-7 items-start text-muted",
        side === "right" ? "justify-end bg-linear-to-l from-card" : "bg-linear-to-r from-card",
      )}
    >
      <span className="rounded-sm bg-card px-0.5 pt-1.5 text-base leading-none">{side === "right" ? "›" : "‹"}</span>
    </span>
  );
}
