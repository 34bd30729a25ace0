"use client";

import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { rowsText as text } from "@/features/rows/text";

/** Searches when it is sent: each search looks through the whole table. */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form role="search" onSubmit={send} className="flex w-full items-start gap-2 sm:w-96">
      <Field label={text.search} help={text.searchHelp} className="flex-1">
        {(control) => <Input {...control} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} maxLength={200} />}
      </Field>
      <Button type="submit" className="mt-6" aria-label={text.send}>
        <Search aria-hidden="true" />
      </Button>
    </form>
  );
}
