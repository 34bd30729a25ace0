"use client";

import { type ReactNode, useId, useRef } from "react";

import { cn } from "@/lib/cn";

type PopoverProps = {
  /** What is on the button. */
  children: ReactNode;
  buttonClass?: string;
  buttonLabel?: string;
  /** Names the floating part. */
  label: string;
  content: ReactNode;
  className?: string;
  /** Made of spans, so that it may stand within a sentence; the content must be too. */
  inline?: boolean;
};

const GAP_PX = 6;

/** The browser's own popover beneath its button: light dismiss, Escape and the return of the focus come with it. */
export function Popover({ children, buttonClass, buttonLabel, label, content, className, inline = false }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const Panel = inline ? "span" : "div";
  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-label={buttonLabel} className={buttonClass}>
        {children}
      </button>
      <Panel
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={() => place(button.current, panel.current)}
        className={cn(
          "fixed inset-auto m-0 rounded-lg border border-line bg-card text-left text-base font-normal wrap-anywhere text-ink shadow-float",
          className,
        )}
      >
        {content}
      </Panel>
    </>
  );
}

/** Beneath the button, inside the window. */
function place(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (!button || !panel?.matches(":popover-open")) return;
  const at = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(GAP_PX, Math.min(at.left, window.innerWidth - width - GAP_PX));
  const below = at.bottom + GAP_PX;
  const top = below + height <= window.innerHeight ? below : Math.max(GAP_PX, at.top - height - GAP_PX);
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}
