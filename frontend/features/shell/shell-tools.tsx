"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { buttonClass } from "@/components/ui/button";
import { isTyping, type KeyState, meaningOf, pageFilter } from "@/features/shell/keys";
import { GO_TO, shellToolsMessages } from "@/features/shell/messages";
import { singleKeys } from "@/lib/single-keys";
import { useText } from "@/lib/use-text";

const Palette = dynamic(() => import("@/features/shell/palette"), { ssr: false });
const ShortcutSheet = dynamic(() => import("@/features/shell/shortcut-sheet"), { ssr: false });

type Layer = "palette" | "sheet" | null;

/** The search button, and every key that works on all pages; what they open is loaded at the first use. */
export function ShellTools() {
  const text = useText(shellToolsMessages);
  const [layer, setLayer] = useState<Layer>(null);
  const [used, setUsed] = useState<Layer[]>([]);
  const show = (next: Layer) => {
    setUsed((before) => (before.includes(next) ? before : [...before, next]));
    setLayer(next);
  };
  useShortcuts(show);
  const close = (open: boolean) => !open && setLayer(null);
  return (
    <>
      <button type="button" onClick={() => show("palette")} aria-haspopup="dialog" aria-label={text.searchLabel} aria-keyshortcuts="Control+K Meta+K" className={buttonClass("ghost", "md", "font-normal text-muted")}>
        <Search aria-hidden="true" />
        <span className="hidden lg:inline">{text.search}</span>
        <kbd aria-hidden="true" className="hidden rounded-sm border border-line px-1 text-xs lg:inline">
          Ctrl K
        </kbd>
      </button>
      {used.includes("palette") && <Palette open={layer === "palette"} onOpenChange={close} onShortcuts={() => show("sheet")} />}
      {used.includes("sheet") && <ShortcutSheet open={layer === "sheet"} onOpenChange={close} />}
    </>
  );
}

function useShortcuts(show: (layer: Layer) => void): void {
  const router = useRouter();
  const state = useRef<KeyState>({ waitsSince: null });
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const go = (key: string) => {
      const page = GO_TO.find((one) => one.key === key);
      if (page) router.push(page.href);
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (event.repeat && !event.ctrlKey && !event.metaKey)) return;
      const inDialog = event.target instanceof Element && event.target.closest("[role='dialog'], [role='alertdialog']") !== null;
      const meaning = meaningOf(event, state.current, { typing: isTyping(event.target) || inDialog, singleKeys: singleKeys(), now: event.timeStamp });
      state.current.waitsSince = meaning.does === "wait" ? event.timeStamp : null;
      if (meaning.does === "nothing" || meaning.does === "wait") return;
      event.preventDefault();
      if (meaning.does === "go") go(meaning.key);
      else if (meaning.does === "filter") pageFilter()?.focus();
      else latest.current(meaning.does);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router]);
}
