"use client";

import type { ReactNode } from "react";

import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { ButtonsPart } from "@/features/gallery/buttons-part";
import { ChartsPart } from "@/features/gallery/charts-part";
import { ChoicesPart } from "@/features/gallery/choices-part";
import { FieldsPart } from "@/features/gallery/fields-part";
import { LayersPart } from "@/features/gallery/layers-part";
import { galleryText as text } from "@/features/gallery/messages";
import { NewsPart } from "@/features/gallery/news-part";
import { TablesPart } from "@/features/gallery/tables-part";
import { WaitingPart } from "@/features/gallery/waiting-part";
import { WordsPart } from "@/features/gallery/words-part";

const PARTS: Record<keyof typeof text.parts, () => ReactNode> = {
  buttons: ButtonsPart,
  fields: FieldsPart,
  choices: ChoicesPart,
  words: WordsPart,
  news: NewsPart,
  waiting: WaitingPart,
  tables: TablesPart,
  layers: LayersPart,
  charts: ChartsPart,
};

/** Every component in every state, a part at a time. */
export function Gallery() {
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} crumb={<TextLink href="/help">Help</TextLink>} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {Object.entries(PARTS).map(([name, Part]) => (
          <Card key={name} title={text.parts[name as keyof typeof text.parts]}>
            <div className="flex min-w-0 flex-col gap-4">
              <Part />
            </div>
          </Card>
        ))}
      </div>
    </>
  );
}
