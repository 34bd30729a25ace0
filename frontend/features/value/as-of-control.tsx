"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { defaultDay, today } from "@/features/value/as-of";
import { valueText } from "@/features/value/text";
import type { FieldRead } from "@/lib/api/generated";
import { date } from "@/lib/format";

const text = valueText.asOf;

type AsOfControlProps = { field: FieldRead; value: string; onChange: (day: string) => void; error: string | undefined };

/** The day of the value; the prices of its comparable sales are moved to the same day. */
export function AsOfControl({ field, value, onChange, error }: AsOfControlProps) {
  const { last, isToday } = defaultDay(field);
  const now = today();
  return (
    <Field label={text.label} error={error} help={!isToday && last ? text.old(date(last)) : text.help}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          <Input {...control} type="date" name={field.name} value={value} onChange={(event) => onChange(event.target.value)} className="max-w-44" />
          {value !== now && (
            <Button size="sm" onClick={() => onChange(now)}>
              {text.today}
            </Button>
          )}
          {last && value !== last && (
            <Button size="sm" onClick={() => onChange(last)}>
              {text.last(date(last))}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
