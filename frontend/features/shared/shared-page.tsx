"use client";

import { useState, useSyncExternalStore } from "react";

import { Alert } from "@/components/ui/alert";
import { SkeletonLines } from "@/components/ui/skeleton";
import { languageOf, LANGUAGES, type Language, sharedText } from "@/features/shared/messages";
import { SharedValuation } from "@/features/shared/shared-valuation";
import { useSecret, useShared } from "@/features/shared/use-shared";

const never = () => () => {};

/** What a homeowner sees: one value in plain words, in the language of their browser or another one. */
export function SharedPage() {
  const secret = useSecret();
  const shared = useShared(secret);
  const own = useSyncExternalStore(never, () => languageOf(navigator.languages), () => "en" as const);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? own;
  const text = sharedText[language];
  return (
    <div lang={language} className="mx-auto max-w-2xl text-lg leading-relaxed">
      <div role="group" aria-label={text.language} className="no-print mb-4 flex justify-end gap-1">
        {LANGUAGES.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => setChosen(one)} className="h-9 rounded-md border border-muted px-3 text-base aria-pressed:bg-accent aria-pressed:text-on-accent">
            {sharedText[one].name}
          </button>
        ))}
      </div>
      {secret === "" && <Trouble title={text.badLink}>{text.noLink}</Trouble>}
      {shared.isError && <Trouble title={text.badLink}>{text.failed}</Trouble>}
      {secret !== "" && shared.isPending && (
        <>
          <h1 className="sr-only">{text.loading}</h1>
          <SkeletonLines lines={8} />
        </>
      )}
      {shared.data && <SharedValuation shared={shared.data} language={language} />}
    </div>
  );
}

function Trouble({ title, children }: { title: string; children: string }) {
  return (
    <>
      <h1 className="mb-3 text-2xl">{title}</h1>
      <Alert tone="warn">{children}</Alert>
    </>
  );
}
