"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";

import { ToastProvider } from "@/components/ui/toast";
import { makeQueryClient } from "@/features/live/query-client";
import type { Locale } from "@/lib/locale";
import { LocaleContext, useText } from "@/lib/use-text";
import { allMessages } from "@/messages/all";

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <LocaleContext value={locale}>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <Worded>
            <ToastProvider>{children}</ToastProvider>
          </Worded>
        </NuqsAdapter>
      </QueryClientProvider>
    </LocaleContext>
  );
}

/** The page begins when the texts of all pages are there: an effect, such as that of an announcement, cannot wait for them. */
function Worded({ children }: { children: ReactNode }) {
  useText(allMessages);
  return children;
}
