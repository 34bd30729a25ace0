"use client";

import { useState } from "react";

import { ModelMark } from "@/components/ui/model-mark";
import { RadioCards } from "@/components/ui/radio-cards";
import { Tabs } from "@/components/ui/tabs";
import { galleryText as text } from "@/features/gallery/messages";

const CARDS = [
  { value: "one", label: text.short, note: text.help, mark: <ModelMark family="pytorch" /> },
  { value: "two", label: "Not here", note: text.help, unavailable: "Its library is not installed on the worker." },
  { value: "three", label: text.long, wide: true },
];

export function ChoicesPart() {
  const [card, setCard] = useState("one");
  const [tab, setTab] = useState("first");
  return (
    <>
      <RadioCards legend="Cards" value={card} onChange={setCard} cards={CARDS} className="sm:grid-cols-2" />
      <RadioCards legend="Cards, off" value="one" onChange={setCard} cards={CARDS.slice(0, 1)} disabled />
      <Tabs
        label="Tabs"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "first", label: "First", content: <p>{text.help}</p> },
          { value: "second", label: "Second", content: <p>{text.long}</p> },
          { value: "third", label: text.long, content: null },
        ]}
      />
      <label className="flex items-center gap-2">
        <input type="checkbox" className="size-4 accent-accent" defaultChecked /> A check box
      </label>
      <label className="flex items-center gap-2">
        <input type="checkbox" className="size-4 accent-accent" disabled /> A check box that is off
      </label>
    </>
  );
}
