"use client";

import { Fragment, type ReactNode } from "react";

import DialogWindow from "@/components/ui/dialog-window";
import { TextLink } from "@/components/ui/text-link";
import { GO_TO, shellToolsMessages, type ShellToolsText } from "@/features/shell/messages";
import { useSingleKeys } from "@/lib/single-keys";
import { useText } from "@/lib/use-text";
import { shellMessages } from "@/messages/shell";

type Does = ShellToolsText["shortcuts"];

const anywhere = (text: Does) => [
  { keys: ["Ctrl K", "⌘ K"], does: text.palette },
  { keys: ["?"], does: text.sheet },
  { keys: ["/"], does: text.filter },
  { keys: ["Esc"], does: text.close },
];
const inCharts = (text: Does) => [
  { keys: ["←", "→"], does: text.step },
  { keys: ["Home", "End"], does: text.ends },
  { keys: ["T"], does: text.table },
];

export default function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const text = useText(shellToolsMessages).shortcuts;
  const { pages } = useText(shellMessages);
  const on = useSingleKeys();
  return (
    <DialogWindow open={open} onOpenChange={onOpenChange} title={text.title}>
      <p className="mb-3 text-muted">
        {!on && `${text.off} `}
        <TextLink href="/settings">{text.setting}</TextLink>
      </p>
      <Keys title={text.anywhere} rows={anywhere(text).map(({ keys, does }) => ({ does, keys: <Any keys={keys} /> }))} />
      <Keys
        title={text.goTo}
        rows={GO_TO.map(({ key, page }) => ({
          does: pages[page],
          keys: (
            <>
              <Key>g</Key> {text.then} <Key>{key}</Key>
            </>
          ),
        }))}
      />
      <Keys title={text.charts} rows={inCharts(text).map(({ keys, does }) => ({ does, keys: <Any keys={keys} /> }))} />
    </DialogWindow>
  );
}

function Keys({ title, rows }: { title: string; rows: { does: string; keys: ReactNode }[] }) {
  return (
    <section className="mb-4">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {rows.map(({ does, keys }) => (
          <Fragment key={does}>
            <dt>{does}</dt>
            <dd className="text-right text-muted">{keys}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Any({ keys }: { keys: string[] }) {
  return (
    <span className="inline-flex gap-1.5">
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
    </span>
  );
}

const Key = ({ children }: { children: ReactNode }) => <kbd className="rounded-sm border border-muted bg-bg px-1.5 font-mono text-xs text-ink">{children}</kbd>;
