import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";

import { cn } from "@/lib/cn";

export type Look = "primary" | "secondary" | "ghost" | "danger";
type Size = "md" | "sm" | "icon";

/** Every button has an edge, also where it cannot be seen: where colours are forced, it is all that is left. */
const BASE =
  "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors " +
  "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0";

const LOOKS: Record<Look, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:opacity-90",
  secondary: "border-muted bg-card text-ink hover:bg-hover",
  ghost: "border-transparent text-ink hover:bg-hover",
  danger: "border-transparent bg-danger text-on-danger hover:opacity-90",
};

const SIZES: Record<Size, string> = {
  md: "h-9 px-3.5",
  sm: "h-7 px-2.5 text-sm",
  icon: "size-8",
};

/** Class names of a button, for elements that must look like one. */
export function buttonClass(look: Look = "secondary", size: Size = "md", className?: string): string {
  return cn(BASE, LOOKS[look], SIZES[size], className);
}

type ButtonProps = ComponentProps<"button"> & {
  look?: Look;
  size?: Size;
  /** Shows that the click was taken; the button then ignores further clicks. */
  busy?: boolean;
};

export function Button({ look, size, busy = false, className, type = "button", disabled, children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, size, className)} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy && <Spinner />}
      {children}
    </button>
  );
}

/** A link that looks like a button; use it for going somewhere, `Button` for doing something. */
export function LinkButton({
  look,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & { look?: Look; size?: Size; children: ReactNode }) {
  return <Link className={buttonClass(look, size, className)} {...rest} />;
}

export function Spinner() {
  return (
    <svg viewBox="0 0 16 16" className="animate-spin" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeOpacity="0.3" />
      <path d="M14 8a6 6 0 0 0-6-6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
