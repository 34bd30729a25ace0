"use client";

import { Command } from "cmdk";
import { type RefObject, useRef } from "react";

import DialogWindow from "@/components/ui/dialog-window";
import { shellToolsMessages } from "@/features/shell/messages";
import { type PaletteGroup, type PaletteItem, usePaletteItems } from "@/features/shell/palette-items";
import { useText } from "@/lib/use-text";

const GROUP = "pb-1 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted";

type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void; onShortcuts: () => void };

/** Goes to anything by its name, and does what can be done from anywhere. */
export default function Palette({ open, onOpenChange, onShortcuts }: PaletteProps) {
  const text = useText(shellToolsMessages).palette;
  const field = useRef<HTMLInputElement>(null);
  return (
    <DialogWindow open={open} onOpenChange={onOpenChange} title={text.title} initialFocus={field} className="top-24! max-w-xl! translate-y-0!">
      <Commands field={field} onDone={() => onOpenChange(false)} onShortcuts={onShortcuts} />
    </DialogWindow>
  );
}

type CommandsProps = { field: RefObject<HTMLInputElement | null>; onDone: () => void; onShortcuts: () => void };

function Commands({ field, onDone, onShortcuts }: CommandsProps) {
  const text = useText(shellToolsMessages).palette;
  const { groups, isPending, isError } = usePaletteItems(onShortcuts);
  const choose = (item: PaletteItem) => {
    onDone();
    item.run();
  };
  return (
    <Command label={text.title} loop>
      <Command.Input ref={field} placeholder={text.field} className="mb-2 h-9 w-full rounded-md border border-muted bg-card px-2.5" />
      <Command.List className="max-h-[min(24rem,50dvh)] overflow-y-auto overscroll-contain" tabIndex={0}>
        <Command.Empty className="p-2.5 text-muted">{text.none}</Command.Empty>
        {groups.map((group) => (
          <Group key={group.title} group={group} onChoose={choose} />
        ))}
      </Command.List>
      <p role="status" className="px-2.5 pt-2 text-sm text-muted empty:hidden">
        {isError ? text.failed : isPending ? text.loading : ""}
      </p>
    </Command>
  );
}

function Group({ group, onChoose }: { group: PaletteGroup; onChoose: (item: PaletteItem) => void }) {
  return (
    <Command.Group heading={group.title} className={GROUP}>
      {group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={`${item.label} ${item.id}`}
          keywords={item.keywords ?? []}
          onSelect={() => onChoose(item)}
          className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 aria-selected:bg-accent-soft aria-selected:text-accent"
        >
          <span className="min-w-0">
            <span className="block truncate">{item.label}</span>
            {item.detail && <span className="block text-sm text-muted">{item.detail}</span>}
          </span>
          {item.note && <span className="shrink-0 text-sm text-muted">{item.note}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
