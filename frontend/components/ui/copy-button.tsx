"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { copyText } from "@/lib/clipboard";
import { messages } from "@/messages/text";

type CopyButtonProps = {
  text: string;
  /** What is copied, for the accessible name and the visible text. */
  label?: string;
  iconOnly?: boolean;
};

const SHOW_MS = 2000;

export function CopyButton({ text, label = messages.common.copy, iconOnly = false }: CopyButtonProps) {
  const [state, setState] = useState<"ready" | "done" | "failed">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), SHOW_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const shown = { ready: label, done: messages.common.copied, failed: messages.common.copyFailed }[state];
  return (
    <Button
      look={iconOnly ? "ghost" : "secondary"}
      size={iconOnly ? "icon" : "sm"}
      aria-label={iconOnly ? shown : undefined}
      onClick={async () => setState((await copyText(text)) ? "done" : "failed")}
    >
      {state === "done" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {!iconOnly && shown}
      <span role="status" className="sr-only">
        {state === "ready" ? "" : shown}
      </span>
    </Button>
  );
}
