import type { ScheduleRead, ScheduleWrite } from "@/lib/api/generated";

/** What the form holds: texts, as they are typed. */
export type Plan = {
  name: string;
  cron: string;
  timezone: string;
  dataset: string | null;
  model: NonNullable<ScheduleWrite["model_type"]>;
  epochs: string;
  limit: string;
  promote: boolean;
};

const SECONDS = 60;

export function firstPlan(schedule: ScheduleRead | undefined, timezone: string): Plan {
  if (!schedule) return { name: "", cron: "0 3 1 * *", timezone, dataset: null, model: "all", epochs: "500", limit: "", promote: false };
  const { settings } = schedule;
  return {
    name: schedule.name,
    cron: schedule.cron,
    timezone: schedule.timezone,
    dataset: schedule.dataset?.id ?? null,
    model: schedule.model_type,
    epochs: String(settings.epochs ?? 500),
    limit: settings.time_limit_s ? String(settings.time_limit_s / SECONDS) : "",
    promote: schedule.promote,
  };
}

/** The request; settings that the form does not show stay as they are. */
export function planBody(plan: Plan, schedule: ScheduleRead | undefined): ScheduleWrite {
  const limit = Number(plan.limit);
  return {
    name: plan.name.trim(),
    cron: plan.cron.trim(),
    timezone: plan.timezone.trim(),
    model_type: plan.model,
    promote: plan.promote,
    settings: {
      ...schedule?.settings,
      dataset: plan.dataset,
      epochs: Number(plan.epochs),
      time_limit_s: limit > 0 ? limit * SECONDS : null,
    },
  };
}
