"use client";

import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Progress } from "@/components/ui/progress";
import { Skeleton, SkeletonLines } from "@/components/ui/skeleton";
import { galleryText as text } from "@/features/gallery/messages";

const TONES = ["accent", "success", "danger", "muted"] as const;
const PERCENT = [1, 42, 99.9, 100];

export function WaitingPart() {
  return (
    <>
      <Progress value={null} label="Nothing to count yet" valueText="starting" />
      {TONES.map((tone, place) => (
        <Progress key={tone} value={PERCENT[place] ?? 0} tone={tone} label={`Progress, ${tone}`} valueText={`${PERCENT[place]} percent`} />
      ))}
      <Progress value={42} label="Without a number" valueText="42 percent" showValue={false} />
      <Skeleton className="h-20" />
      <SkeletonLines lines={3} />
      <Empty title="Nothing here yet" action={<Button look="primary">Make the first one</Button>}>
        {text.help}
      </Empty>
    </>
  );
}
