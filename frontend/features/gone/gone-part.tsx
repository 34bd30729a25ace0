"use client";

import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { useAccount } from "@/features/account/queries";
import { goneMessages, type GoneText } from "@/features/gone/messages";
import { useText } from "@/lib/use-text";
import type { ShellText } from "@/messages/shell";
import { messages } from "@/messages/text";

export type GoneKind = keyof GoneText["titles"];

/** The page that lists everything of a kind, and its name in the menu. */
const LISTS = {
  batch: { href: "/batch", page: "batch" },
  dataset: { href: "/data", page: "data" },
  model: { href: "/models", page: "models" },
  run: { href: "/runs", page: "runs" },
  valuation: { href: "/value", page: "value" },
} as const satisfies Record<GoneKind, { href: string; page: keyof ShellText["pages"] }>;

/** What the address names, why it may be missing, and the list in which everything of its kind stands. */
export function GonePart({ kind, id }: { kind: GoneKind; id: string }) {
  const text = useText(goneMessages);
  const shared = useAccount().data?.accounts === "accounts";
  const { href, page } = LISTS[kind];
  return (
    <>
      <PageHeader
        crumb={<TextLink href={href}>{messages.shell.pages[page]}</TextLink>}
        title={text.titles[kind]}
        lead={
          <span className="wrap-anywhere">
            {text.text(id)} {shared && text.notYours}
          </span>
        }
      />
      <LinkButton href={href} look="primary">
        {text.open[kind]}
      </LinkButton>
    </>
  );
}
