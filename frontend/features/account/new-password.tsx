"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { accountText } from "@/features/account/text";

const text = accountText.fields;

export type Twice = { password: string; again: string };

export const areEqual = ({ password, again }: Twice): boolean => password === again;

/** A new password, typed twice. */
export function NewPassword({ value, onChange, label = text.password }: { value: Twice; onChange: (next: Twice) => void; label?: string }) {
  const unequal = value.again !== "" && !areEqual(value);
  return (
    <>
      <Field label={label} help={text.passwordHelp}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={200}
            value={value.password}
            onChange={(event) => onChange({ ...value, password: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.again} error={unequal ? text.unequal : undefined}>
        {(control) => (
          <Input {...control} type="password" autoComplete="new-password" required value={value.again} onChange={(event) => onChange({ ...value, again: event.target.value })} />
        )}
      </Field>
    </>
  );
}
