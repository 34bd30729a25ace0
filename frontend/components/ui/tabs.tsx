"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

export type Tab<V extends string> = { value: V; label: string; content: ReactNode };

type TabsProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  tabs: Tab<V>[];
};

/** Tabs as the ARIA pattern has them: one stop of the Tab key, arrows move, Enter or Space opens; only the open part is drawn. */
export function Tabs<V extends string>({ label, value, onChange, tabs }: TabsProps<V>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => showOpen(list.current), [value]);
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])];
    const next = neighbour(event.key, buttons.indexOf(event.target as HTMLElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} onKeyDown={move} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={tab.value === value ? `${id}-panel` : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className="-mb-px h-9 shrink-0 border-b-2 border-transparent px-3 font-medium text-muted outline-offset-[-2px] hover:text-ink aria-selected:border-accent aria-selected:text-ink"
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div key={value} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} tabIndex={0} className="outline-offset-4">
        {tabs.find((tab) => tab.value === value)?.content}
      </div>
    </>
  );
}

/** Scrolls the list, and not the page, to the open tab where it is out of sight. */
function showOpen(list: HTMLElement | null): void {
  const open = list?.querySelector("[aria-selected=true]")?.getBoundingClientRect();
  const seen = list?.getBoundingClientRect();
  if (!list || !open || !seen) return;
  if (open.right > seen.right) list.scrollLeft += open.right - seen.right;
  if (open.left < seen.left) list.scrollLeft -= seen.left - open.left;
}

/** The tab that a key leads to, round at both ends; null for other keys. */
function neighbour(key: string, at: number, count: number): number | null {
  const places: Record<string, number> = { ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1 };
  return places[key] ?? null;
}
