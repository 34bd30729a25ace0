"use client";

import { PageHeader } from "@/components/ui/page-header";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { pageText } from "@/messages/page-text";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PageHeader title={pageText.error.title} lead={pageText.error.lead} />
      <ProblemPanel error={error} onRetry={reset} />
    </>
  );
}
