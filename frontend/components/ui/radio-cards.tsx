"use client";

import { type ReactNode, useId } from "react";

import { cn } from "@/lib/cn";

export type RadioCard<V extends string> = {
  value: V;
  label: string;
  note?: ReactNode;
  /** A mark beside the label, for example the model's colour. */
  mark?: ReactNode;
  /** Takes the whole row. */
  wide?: boolean;
  /** Why it cannot be chosen; the card is disabled then. */
  unavailable?: string;
};

type RadioCardsProps<V extends string> = {
  legend: ReactNode;
  value: V;
  onChange: (value: V) => void;
  cards: RadioCard<V>[];
  /** The title above says the same, so the legend is only read aloud. */
  titled?: boolean;
  name?: string;
  disabled?: boolean;
  className?: string;
};

/** A choice of one among a few, each with a line of explanation. */
export function RadioCards<V extends string>({ legend, value, onChange, cards, titled = false, name, disabled = false, className }: RadioCardsProps<V>) {
  const own = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={titled ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      <div className={cn("grid grid-cols-1 gap-2", className)}>
        {cards.map((card) => (
          <Card key={card.value} card={card} name={name ?? own} checked={card.value === value} onChoose={onChange} />
        ))}
      </div>
    </fieldset>
  );
}

type CardProps<V extends string> = { card: RadioCard<V>; name: string; checked: boolean; onChoose: (value: V) => void };

function Card<V extends string>({ card, name, checked, onChoose }: CardProps<V>) {
  const id = useId();
  const note = card.unavailable ?? card.note;
  return (
    <label
      className={cn(
        "flex min-h-9 items-start gap-2.5 rounded-md border px-3 py-2",
        checked ? "border-accent bg-accent-soft" : "border-muted",
        card.wide && "col-span-full",
        card.unavailable ? "cursor-not-allowed opacity-60" : "hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name={name}
        value={card.value}
        checked={checked}
        disabled={card.unavailable !== undefined}
        onChange={() => onChoose(card.value)}
        aria-labelledby={`${id}-label`}
        aria-describedby={note ? `${id}-note` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">
        <span id={`${id}-label`} className="flex items-center gap-1.5 font-medium">
          {card.mark}
          {card.label}
        </span>
        {note && (
          <span id={`${id}-note`} className="block text-xs text-muted">
            {note}
          </span>
        )}
      </span>
    </label>
  );
}
