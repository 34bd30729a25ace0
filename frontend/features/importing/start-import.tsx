"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStale } from "@/features/live/stale-banner";
import { importText } from "@/features/importing/text";
import { hasRole } from "@/features/importing/steps";
import { type Import, isLarge } from "@/features/importing/use-import";
import type { InspectionRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const text = importText.store;

/** Names the data set and stores it, once nothing keeps it from being stored. */
export function StartImport({ table, found }: { table: Import; found: InspectionRead }) {
  const { name, change, store, queue, go, consent, inspection } = table;
  const large = isLarge(found);
  const [tried, setTried] = useState(false);
  const stale = useStale();
  const hindrance = hindranceOf(table, found);
  const isNamed = name.trim() !== "";
  const isOver = store.isSuccess || queue.isSuccess;
  const send = () => {
    setTried(true);
    if (!isNamed) return;
    if (!isOver) (large ? queue : store).mutate();
    go("import");
  };
  return (
    <div className="flex max-w-2xl flex-col gap-4 border-t border-line pt-4">
      <Field label={text.name} error={tried && !isNamed ? text.nameMissing : undefined}>
        {(props) => <Input {...props} value={name} maxLength={100} onChange={(event) => change({ name: event.target.value })} autoComplete="off" />}
      </Field>
      {large && <p className="text-muted">{text.large}</p>}
      {hindrance && <p id="import-hindrance">{hindrance}</p>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => go("columns")}>{importText.steps.back}</Button>
        <Button
          look="primary"
          onClick={send}
          busy={store.isPending || queue.isPending}
          disabled={stale || hindrance !== null || inspection.isFetching || inspection.isError}
          aria-describedby={hindrance ? "import-hindrance" : undefined}
        >
          {isOver ? text.outcome : consent.kinds.length > 0 ? text.submitOthers : text.submit(found.usable_rows)}
        </Button>
      </div>
      {stale && <p className="text-sm text-muted">{messages.connection.writeBlocked}</p>}
    </div>
  );
}

/** Why the table cannot be stored yet. */
function hindranceOf({ consent }: Import, found: InspectionRead): string | null {
  if (!hasRole(found, "price")) return text.needPrice;
  if (found.usable_rows === 0) return text.needRows;
  return found.bad_rows > 0 && !consent.bad ? text.needConsent : null;
}
