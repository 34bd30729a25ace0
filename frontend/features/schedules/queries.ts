"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import {
  changeSchedule,
  createSchedule,
  deleteSchedule,
  listSchedules,
  pauseSchedule,
  previewSchedule,
  resumeSchedule,
  runSchedule,
  scheduleHistory,
  type ScheduleWrite,
} from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const ALL = ["schedules"] as const;
const EVERY_MS = 10_000;

export const useSchedules = () => useQuery({ queryKey: ALL, queryFn: ({ signal }) => unwrap(listSchedules({ signal })), refetchInterval: EVERY_MS });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: [...ALL, id, "history"],
    queryFn: ({ signal }) => unwrap(scheduleHistory({ path: { schedule_id: id }, query: { limit: 50 }, signal })),
    refetchInterval: EVERY_MS,
  });

/** What an expression means; null while it cannot be read. */
export const usePreview = (cron: string, timezone: string) =>
  useQuery({
    queryKey: [...ALL, "preview", cron, timezone],
    queryFn: ({ signal }) => unwrap(previewSchedule({ query: { cron, timezone }, signal })),
    enabled: cron.trim().split(/\s+/).length === 5,
    placeholderData: keepPreviousData,
    retry: false,
  });

function useChange<V, R>(change: (value: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ALL }) });
}

const at = (id: string) => ({ path: { schedule_id: id } });

export const useSaveSchedule = (id: string | null) =>
  useChange((body: ScheduleWrite) => unwrap(id === null ? createSchedule({ body }) : changeSchedule({ ...at(id), body })));
export const useDeleteSchedule = () => useChange((id: string) => unwrap(deleteSchedule(at(id))));
export const useRunSchedule = () => useChange((id: string) => unwrap(runSchedule(at(id))));
export const usePauseSchedule = () => useChange(({ id, paused }: { id: string; paused: boolean }) => unwrap(paused ? pauseSchedule(at(id)) : resumeSchedule(at(id))));
