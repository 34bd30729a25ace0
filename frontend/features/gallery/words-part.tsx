"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { Estimate, estimated } from "@/components/ui/estimate";
import { Facts } from "@/components/ui/facts";
import { ModelMark, ModelName } from "@/components/ui/model-mark";
import { Sample } from "@/components/ui/sample";
import { Stat, StatList } from "@/components/ui/stat";
import { Term } from "@/components/ui/term";
import { galleryText as text } from "@/features/gallery/messages";
import { FAMILIES } from "@/lib/families";

const TONES: Tone[] = ["neutral", "accent", "success", "warn", "danger"];

export function WordsPart() {
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Sample />
      </div>
      <ul className="flex flex-wrap gap-4" aria-label="Marks of the model families">
        {FAMILIES.map((family) => (
          <li key={family} className="flex items-center gap-2">
            <span data-testid={`mark-${family}`} className="[&_svg]:size-6">
              <ModelMark family={family} />
            </span>
            <ModelName family={family} />
          </li>
        ))}
      </ul>
      <p>
        The <Term name="mdape" /> explains itself, and so does <Term name="interval">a range</Term>.
      </p>
      <StatList>
        <Stat label="Median error" value="9.1 %" note="8.4 % – 9.9 %" />
        <Stat label={text.long} value="$1,234,567" title="1234567.89" />
      </StatList>
      <p>
        <Estimate of={estimated({ value: 431_200, low_90: 345_100, high_90: 538_400, confidence: { band: "high", reason: "Many like it were sold nearby." } }, "USD")} />
      </p>
      <p>
        <Estimate of={{ value: null, currency: "USD", range: text.long, confidence: text.long }} />
      </p>
      <Facts
        facts={[
          { label: "Name", value: text.short },
          { label: "Long", value: text.long },
          { label: "Nothing", value: "—" },
        ]}
      />
    </>
  );
}
