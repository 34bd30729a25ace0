"use client";

import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";

import { type ControlProps, controlClass } from "@/components/ui/field";
import { cn } from "@/lib/cn";
import { messages } from "@/messages/text";

type NumberFieldProps = Partial<ControlProps> & {
  /** NaN stands for text that is no number; the form explains it. */
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  /** Limits of stepping only; what is typed is never changed silently. */
  min?: number;
  max?: number;
  step?: number;
  /** Plus and minus buttons; only where single steps make sense. */
  stepper?: boolean;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  className?: string;
};

const STEP =
  "flex w-8 shrink-0 items-center justify-center border border-muted text-muted hover:bg-hover disabled:opacity-50 [&_svg]:size-3.5";

const write = (value: number | null): string => (value === null || Number.isNaN(value) ? "" : String(value));

function read(text: string): number | null {
  const bare = text.replaceAll(/[\s,]/g, "").replace("−", "-");
  return bare === "" ? null : Number(bare);
}

/** A number, typed or stepped with the arrow keys. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min = -Infinity, max = Infinity, step = 1, stepper = false, disabled, className, ...input } = props;
  const [text, setText] = useState(write(value));
  if (!Object.is(read(text), value)) setText(write(value));
  const move = (by: number) => onChange(Math.min(max, Math.max(min, (value && !Number.isNaN(value) ? value : 0) + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? step : -step);
  };
  const type = (typed: string) => {
    setText(typed);
    onChange(read(typed));
  };
  const names = messages.common;
  return (
    <div className={cn("flex h-9", className)}>
      {stepper && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={names.decrease}
          disabled={disabled}
          onClick={() => move(-step)}
          className={cn(STEP, "rounded-l-md border-r-0")}
        >
          <Minus aria-hidden="true" />
        </button>
      )}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        disabled={disabled}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        className={cn(controlClass, "num", stepper && "rounded-none text-center")}
        {...input}
      />
      {stepper && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={names.increase}
          disabled={disabled}
          onClick={() => move(step)}
          className={cn(STEP, "rounded-r-md border-l-0")}
        >
          <Plus aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
