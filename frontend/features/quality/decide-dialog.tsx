"use client";

import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { controlClass, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { lastAuthor, rememberAuthor } from "@/features/quality/author";
import { qualityText } from "@/features/quality/text";
import { useReview } from "@/features/quality/queries";
import type { Review } from "@/features/quality/review";
import type { FlaggedSale } from "@/lib/api/generated";
import { cn } from "@/lib/cn";

const text = qualityText.decide;

/** The decision that somebody is about to take, on one sale or on all of a kind. */
export type Asked = { decision: Review } & ({ sale: Pick<FlaggedSale, "sale" | "row" | "rule"> } | { unflagged: { sale: number; name: string } } | { kind: string });

/** Asks who decides and why, and stores the decision. */
export function DecideDialog({ id, asked, onClose }: { id: string; asked: Asked; onClose: () => void }) {
  const [author, setAuthor] = useState(lastAuthor);
  const [comment, setComment] = useState("");
  const review = useReview(id);
  const toast = useToast();
  const store = (event: FormEvent) => {
    event.preventDefault();
    const said = { decision: asked.decision, author: author.trim(), comment };
    const body = "kind" in asked ? { kind: asked.kind, ...said } : { items: [{ ...saleOf(asked), ...said }] };
    rememberAuthor(said.author);
    review.mutate(body, {
      onSuccess: ({ count }) => {
        toast(text.stored(count));
        onClose();
      },
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titleOf(asked)} description={explain(asked)}>
      <Permit role="analyst">
        <form onSubmit={store} className="flex flex-col gap-3">
          <Field label={text.author} help={text.authorHelp}>
            {(control) => (
              <Input {...control} value={author} onChange={(event) => setAuthor(event.target.value)} required maxLength={100} autoComplete="name" />
            )}
          </Field>
          <Field label={text.comment} optional>
            {(control) => (
              <textarea
                {...control}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
                maxLength={2000}
                rows={3}
                className={cn(controlClass, "h-auto py-1.5")}
              />
            )}
          </Field>
          {review.error && <ProblemPanel error={review.error} title={text.failed} />}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" look="primary" busy={review.isPending} disabled={author.trim() === ""}>
              {"kind" in asked ? text.all[asked.decision] : text[asked.decision]}
            </Button>
          </div>
        </form>
      </Permit>
    </Dialog>
  );
}

const titleOf = (asked: Asked): string => ("kind" in asked ? text.kindTitles[asked.decision](asked.kind) : text.titles[asked.decision]);

/** A sale that no check flags is reported with the decision. */
const saleOf = (asked: Exclude<Asked, { kind: string }>) => ("sale" in asked ? { sale: asked.sale.sale } : { sale: asked.unflagged.sale, report: true });

function explain(asked: Asked): string {
  if ("kind" in asked) return text.kindText[asked.decision];
  return "sale" in asked ? text.row(asked.sale.row, asked.sale.rule) : text.unflagged(asked.unflagged.name);
}
