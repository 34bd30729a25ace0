"use client";

import { Button, buttonClass } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { rowsText as text } from "@/features/rows/text";

type ColumnChooserProps = { names: string[]; hidden: string[]; onHide: (hidden: string[]) => void };

/** Which columns are shown. */
export function ColumnChooser({ names, hidden, onHide }: ColumnChooserProps) {
  const shown = names.filter((name) => !hidden.includes(name)).length;
  const toggle = (name: string) => onHide(hidden.includes(name) ? hidden.filter((other) => other !== name) : [...hidden, name]);
  return (
    <Popover
      label={text.columnsTitle}
      buttonClass={buttonClass("secondary", "md", "sm:mt-6")}
      className="max-h-[70vh] w-72 overflow-y-auto p-3"
      content={
        <fieldset>
          <legend className="mb-2 font-semibold">{text.columnsTitle}</legend>
          <div className="flex flex-col gap-1.5">
            {names.map((name) => (
              <label key={name} className="flex min-h-6 items-center gap-2 break-all">
                <input type="checkbox" checked={!hidden.includes(name)} onChange={() => toggle(name)} className="size-4 shrink-0" />
                {name}
              </label>
            ))}
          </div>
          {hidden.length > 0 && (
            <Button size="sm" className="mt-3" onClick={() => onHide([])}>
              {text.allColumns}
            </Button>
          )}
        </fieldset>
      }
    >
      {text.columns(shown, names.length)}
    </Popover>
  );
}
