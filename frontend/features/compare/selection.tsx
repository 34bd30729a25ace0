"use client";

import { ChartNoAxesCombined, Plus, X } from "lucide-react";

import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { ModelMark } from "@/components/ui/model-mark";
import { compareText } from "@/features/compare/text";
import { type ModelGroup, modelLabel } from "@/features/models/groups";
import { list } from "@/features/compare/words";
import type { ModelRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";

const text = compareText.chosen;

/** What is compared now, each removable; baselines are not in this list because they always stay. */
export function Chosen({ models, onRemove }: { models: ModelRead[]; onRemove: (id: string) => void }) {
  return (
    <ul aria-label={text.label} className="flex flex-wrap gap-2">
      {models.map((model) => (
        <li key={model.id} className="inline-flex items-center gap-1.5 rounded-md border border-line bg-card py-0.5 pr-0.5 pl-2.5">
          <ModelMark family={model.family} />
          {modelLabel(model)}
          <Button look="ghost" size="icon" className="size-7" onClick={() => onRemove(model.id)} aria-label={text.remove(modelLabel(model))}>
            <X aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

type UnfairProps = { groups: ModelGroup[]; most: number; onChoose: (ids: string[]) => void };

/** The state in which nothing is drawn, because the figures are of different sales. */
export function Unfair({ groups, most, onChoose }: UnfairProps) {
  return (
    <Alert tone="warn" title={text.unfair}>
      <p>{text.unfairText(groups.length)}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {groups.map(({ models, ...group }) => ({ ...group, models: models.slice(0, most) })).map((group) => (
          <li key={group.key} className="flex flex-wrap items-center gap-2">
            <Button size="sm" onClick={() => onChoose(group.models.map((model) => model.id))}>
              {text.only(list(group.models.map(modelLabel)))}
            </Button>
            <span className="text-sm text-muted">
              {text.tested(group.dataset.title, group.n, group.split)}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

type SuggestionsProps = { models: ModelRead[]; first: boolean; onAdd: (id: string) => void };

const SHOWN = 12;

/** Models to add; once one is chosen, only those with the same test sales. */
export function Suggestions({ models, first, onAdd }: SuggestionsProps) {
  if (models.length === 0) return first ? <NothingToCompare /> : null;
  return (
    <Card title={first ? text.choose : text.add} className="no-print">
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-3">
        {models.slice(0, SHOWN).map((model) => (
          <li key={model.id}>
            <Button className="h-auto w-full justify-start py-1.5 text-left whitespace-normal!" onClick={() => onAdd(model.id)}>
              <Plus aria-hidden="true" />
              <ModelMark family={model.family} />
              <span className="min-w-0">
                {modelLabel(model)}
                <span className="block text-xs font-normal text-muted">
                  {text.error(model.dataset.title, percent(model.test.mdape.value))}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NothingToCompare() {
  return (
    <Empty
      title={text.nothing}
      icon={<ChartNoAxesCombined aria-hidden="true" />}
      action={
        <LinkButton look="primary" href="/train">
          {text.train}
        </LinkButton>
      }
    >
      {text.nothingLead}
    </Empty>
  );
}
