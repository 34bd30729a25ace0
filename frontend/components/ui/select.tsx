"use client";

import { ChevronDown } from "lucide-react";

import { type ControlProps, controlClass } from "@/components/ui/field";
import { cn } from "@/lib/cn";

export type Option<V extends string = string> = { value: V; label: string; disabled?: boolean };

type SelectProps<V extends string> = Partial<ControlProps> & {
  value: V | null;
  onChange: (value: V) => void;
  options: Option<V>[];
  /** Shown while nothing is chosen; a value that is not among the options counts as nothing. */
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  className?: string;
  "aria-label"?: string;
};

/** The browser's own select: it works with every keyboard, screen reader and phone. */
export function Select<V extends string>({ value, onChange, options, placeholder, className, ...select }: SelectProps<V>) {
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next);
    if (option) onChange(option.value);
  };
  const known = options.some((one) => one.value === value);
  return (
    <div className={cn("relative", className)}>
      <select
        value={known && value !== null ? value : ""}
        onChange={(event) => choose(event.target.value)}
        className={cn(controlClass, "appearance-none truncate pr-8")}
        {...select}
      >
        {!known && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </div>
  );
}
