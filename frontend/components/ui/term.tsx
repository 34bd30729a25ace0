"use client";

import type { ReactNode } from "react";

import { Popover } from "@/components/ui/popover";
import type { GlossaryKey } from "@/messages/glossary";
import { glossary } from "@/messages/glossary-text";

/** A word with a dotted underline that explains itself; also listed on the help page. */
export function Term({ name, children }: { name: GlossaryKey; children?: ReactNode }) {
  const entry = glossary[name];
  return (
    <Popover
      inline
      label={entry.term}
      buttonClass="cursor-help text-left underline decoration-dotted underline-offset-3"
      className="max-w-80 p-3 text-sm whitespace-normal"
      content={
        <>
          <span className="block font-semibold">{entry.term}</span>
          <span className="mt-1 block text-muted">{entry.text}</span>
        </>
      }
    >
      {children ?? entry.term}
    </Popover>
  );
}
