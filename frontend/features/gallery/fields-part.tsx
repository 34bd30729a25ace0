"use client";

import { useState } from "react";

import { Controls } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { galleryText as text } from "@/features/gallery/messages";

const OPTIONS = [
  { value: "short", label: text.short },
  { value: "long", label: text.long },
  { value: "off", label: "Not to be chosen", disabled: true },
];

export function FieldsPart() {
  const [rooms, setRooms] = useState<number | null>(3);
  const [chosen, setChosen] = useState("short");
  return (
    <Controls className="grid gap-4 sm:grid-cols-2">
      <Field label="Text" help={text.help}>
        {(control) => <Input {...control} defaultValue={text.short} />}
      </Field>
      <Field label="Empty" optional>
        {(control) => <Input {...control} placeholder="nothing yet" />}
      </Field>
      <Field label="Year built" unit="year" help={text.help} error={text.error}>
        {(control) => <Input {...control} defaultValue="3000" />}
      </Field>
      <Field label="Off">{(control) => <Input {...control} defaultValue={text.short} disabled />}</Field>
      <Field label={text.long}>{(control) => <Input {...control} defaultValue={text.long} />}</Field>
      <Field label="Rooms" unit="count">
        {(control) => <NumberField {...control} value={rooms} onChange={setRooms} stepper />}
      </Field>
      <Field label="Number, off">{(control) => <NumberField {...control} value={12.5} onChange={setRooms} stepper disabled />}</Field>
      <Field label="Number, wrong" error={text.error}>
        {(control) => <NumberField {...control} value={3000} onChange={setRooms} />}
      </Field>
      <Field label="Choice">{(control) => <Select {...control} value={chosen} onChange={setChosen} options={OPTIONS} />}</Field>
      <Field label="Choice of nothing">{(control) => <Select {...control} value={null} onChange={setChosen} options={OPTIONS} placeholder="Choose one" />}</Field>
      <Field label="Choice, off">{(control) => <Select {...control} value="long" onChange={setChosen} options={OPTIONS} disabled />}</Field>
      <Field label="Choice, wrong" error={text.error}>
        {(control) => <Select {...control} value="short" onChange={setChosen} options={OPTIONS} />}
      </Field>
    </Controls>
  );
}
