"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { notificationsText } from "@/features/notifications/text";
import { NoticesForm } from "@/features/notifications/notices-form";
import { schedulesText as text } from "@/features/schedules/text";
import { useDeleteSchedule, usePauseSchedule, useRunSchedule } from "@/features/schedules/queries";
import { ScheduleForm } from "@/features/schedules/schedule-form";
import { ScheduleHistory } from "@/features/schedules/schedule-history";
import type { ScheduleRead } from "@/lib/api/generated";
import { dateTime } from "@/lib/format";
import { familyName } from "@/messages/family-names";

export function ScheduleCard({ schedule }: { schedule: ScheduleRead }) {
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const [mail, setMail] = useState(false);
  const paused = schedule.paused_at !== null;
  const { dataset } = schedule;
  return (
    <Card title={schedule.name} actions={<Badge tone={paused ? "warn" : "success"}>{paused ? text.paused : text.active}</Badge>}>
      {editing ? (
        <ScheduleForm schedule={schedule} onDone={() => setEditing(false)} />
      ) : (
        <div className="grid gap-3">
          <div>
            <p className="font-medium">{text.inZone(schedule.in_words, schedule.timezone)}</p>
            <p className="text-muted">{dataset ? text.trains(familyName(schedule.model_type), dataset.title || dataset.name) : <span className="text-danger">{text.deletedDataset}</span>}</p>
            <p className="text-muted">{schedule.promote ? text.promotes : text.neverPromotes}</p>
          </div>
          {schedule.next_due.length > 0 && (
            <p className="text-sm">
              <span className="text-muted">{text.next}: </span>
              {schedule.next_due.slice(0, 3).map((due) => dateTime(due)).join(" · ")}
            </p>
          )}
          <Permit role="analyst">
            <Actions schedule={schedule} history={history} onEdit={() => setEditing(true)} onHistory={() => setHistory(!history)} mail={mail} onMail={() => setMail(!mail)} />
          </Permit>
        </div>
      )}
      {mail && (
        <section aria-label={notificationsText.schedule.title} className="mt-4">
          <h3 className="mb-2 font-semibold">{notificationsText.schedule.title}</h3>
          <NoticesForm schedule={schedule.id} />
        </section>
      )}
      {history && <ScheduleHistory id={schedule.id} name={schedule.name} />}
    </Card>
  );
}

type ActionsProps = { schedule: ScheduleRead; history: boolean; onEdit: () => void; onHistory: () => void; mail: boolean; onMail: () => void };

function Actions({ schedule, history, onEdit, onHistory, mail, onMail }: ActionsProps) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const pause = usePauseSchedule();
  const run = useRunSchedule();
  const remove = useDeleteSchedule();
  const paused = schedule.paused_at !== null;
  const error = pause.error ?? run.error ?? remove.error;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" busy={run.isPending} onClick={() => run.mutate(schedule.id, { onSuccess: () => toast(text.started) })}>
          {text.runNow}
        </Button>
        <Button size="sm" busy={pause.isPending} onClick={() => pause.mutate({ id: schedule.id, paused: !paused })}>
          {paused ? text.resume : text.pause}
        </Button>
        <Button size="sm" onClick={onEdit}>
          {text.edit}
        </Button>
        <Button size="sm" aria-expanded={history} onClick={onHistory}>
          {history ? text.hideHistory : text.history}
        </Button>
        <Button size="sm" aria-expanded={mail} onClick={onMail}>
          {mail ? notificationsText.schedule.hide : notificationsText.schedule.show}
        </Button>
        <Button size="sm" onClick={() => setAsking(true)}>
          {text.remove}
        </Button>
      </div>
      {error && <ProblemPanel error={error} title={text.saveFailed} />}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.removeTitle(schedule.name)}
        description={text.removeText}
        action={text.remove}
        onConfirm={() => remove.mutate(schedule.id)}
        busy={remove.isPending}
        danger
      />
    </>
  );
}
