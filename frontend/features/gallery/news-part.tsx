"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { galleryText as text } from "@/features/gallery/messages";
import { ProblemError } from "@/lib/api/http";

const REFUSED = new ProblemError({
  type: "about:blank",
  title: "The home cannot be valued",
  status: 422,
  code: "invalid_data",
  detail: text.error,
  hint: "Correct the year, or leave it empty.",
  error_ref: "0123456789",
  places: [{ row: 57, column: "year_built", value: "3000", rule: "must be in 1800..2030" }],
});

export function NewsPart() {
  const toast = useToast();
  return (
    <>
      <Alert title="Information">{text.help}</Alert>
      <Alert tone="success" title="Success" actions={<Button size="sm">Next</Button>} />
      <Alert tone="warn" title="Warning">
        {text.long}
      </Alert>
      <Alert tone="danger" title="Danger">
        {text.help}
      </Alert>
      <ProblemPanel error={REFUSED} onRetry={() => toast("Tried again")} live={false} />
      <Button className="self-start" onClick={() => toast("A toast", text.help)}>
        Show a toast
      </Button>
    </>
  );
}
