"use client";

import { cn } from "@/lib/cn";
import { messages } from "@/messages/text";

/** A grey shape where content will be; appears only after 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("appear-late h-4 rounded-sm bg-pressed", className)} />;
}

/** Where a chart will be: as tall as most charts with their words, so that what follows hardly moves. */
export const ChartLines = () => <SkeletonLines lines={5} className="min-h-75" />;

/** Where a part of a page will be: what follows it begins below the screen, where it is not seen to jump. */
export const PartLines = () => <SkeletonLines lines={8} className="min-h-screen lg:col-span-2" />;

/** Several lines of skeleton that say once that something loads. */
export function SkeletonLines({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div role="status" className={cn("flex flex-col gap-3", className)}>
      <span className="sr-only">{messages.common.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={line % 3 === 2 ? "w-2/3" : "w-full"} />
      ))}
    </div>
  );
}
