"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Permit } from "@/features/account/permit";
import { schedulesText as text } from "@/features/schedules/text";
import { useSchedules } from "@/features/schedules/queries";
import { ScheduleCard } from "@/features/schedules/schedule-card";
import { ScheduleForm } from "@/features/schedules/schedule-form";

export function SchedulesView() {
  const schedules = useSchedules();
  const [adding, setAdding] = useState(false);
  const items = schedules.data?.items ?? [];
  const add = (
    <Permit role="analyst">
      <Button look="primary" onClick={() => setAdding(true)}>{text.add}</Button>
    </Permit>
  );
  return (
    <div className="grid gap-4">
      {adding ? (
        <Card title={text.add} className="max-w-3xl">
          <ScheduleForm onDone={() => setAdding(false)} />
        </Card>
      ) : (
        items.length > 0 && <div>{add}</div>
      )}
      {schedules.isPending && (
        <Card>
          <SkeletonLines lines={4} />
        </Card>
      )}
      {schedules.error && !schedules.data && <ProblemPanel error={schedules.error} title={text.failed} onRetry={() => void schedules.refetch()} />}
      {schedules.data && items.length === 0 && !adding && (
        <Card>
          <Empty title={text.none} action={add}>
            {text.noneText}
          </Empty>
        </Card>
      )}
      {items.map((schedule) => (
        <ScheduleCard key={schedule.id} schedule={schedule} />
      ))}
    </div>
  );
}
