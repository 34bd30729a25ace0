"use client";

import { useState } from "react";

import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { RadioCards } from "@/components/ui/radio-cards";
import { settingsMessages } from "@/features/settings/messages";
import { applyDensity, DENSITIES, type Density } from "@/lib/density";
import { setSingleKeys, useSingleKeys } from "@/lib/single-keys";
import { useText } from "@/lib/use-text";

/** How close the rows of tables are; applied and kept at once. */
export function DensitySetting({ densityAtFirst }: { densityAtFirst: Density }) {
  const text = useText(settingsMessages);
  const cards = DENSITIES.map((value) => ({ value, ...text.densities[value] }));
  const [density, setDensity] = useState(densityAtFirst);
  const [saved, setSaved] = useState(false);
  const choose = (next: Density) => {
    applyDensity(next);
    setDensity(next);
    setSaved(true);
  };
  return (
    <Card title={text.density}>
      <Controls>
        <RadioCards titled legend={text.density} value={density} onChange={choose} cards={cards} />
      </Controls>
      <p role="status" className="text-sm text-success not-empty:mt-3">
        {saved && text.saved}
      </p>
    </Card>
  );
}

/** Single keys get in the way of who steers by voice, so they can be turned off. */
export function KeySetting() {
  const text = useText(settingsMessages);
  const on = useSingleKeys();
  return (
    <Card title={text.keyboard}>
      <label className="flex items-start gap-2">
        <input type="checkbox" className="mt-1 size-4 shrink-0 accent-accent" checked={on} onChange={() => setSingleKeys(!on)} />
        <span>
          {text.singleKeys}
          <span className="block text-sm text-muted">{text.singleKeysNote}</span>
        </span>
      </label>
    </Card>
  );
}
