import { catalogue } from "@/lib/catalogue";
import { duration, number } from "@/lib/format";

const healthText = {
  title: "Workers",
  lead: "This page shows what trains, what waits, and whether every part answers. It is renewed every 10 seconds.",
  parts: "System",
  partNames: { database: "Database", broker: "Broker (Redis)", workers: "Workers", storage: "Storage" } as Record<string, string>,
  ok: "OK",
  notOk: "Not answering",
  version: (version: string) => `Version ${version}`,
  queue: "Queue",
  queued: "Queued runs",
  running: "Running",
  depth: "Messages in Redis",
  depthNote: "These only wake a worker; the runs themselves are in the database",
  latency: "Broker latency",
  milliseconds: (value: number) => `${number(value, 1)} ms`,
  workers: "Workers",
  healthFailed: "The health of the system could not be read",
  workersFailed: "The workers could not be read",
  noneTitle: "No worker answers",
  none: "Queued runs wait, and start by themselves as soon as a worker answers.",
  columns: { name: "Worker", heartbeat: "Last heartbeat", slots: "Slots", busy: "Busy", queues: "Queues" },
  before: (seconds: number) => `${duration(Math.round(seconds))} ago`,
  more: "More in parallel",
  moreText: "Each slot trains one model at a time; HOUSEPRICE_SLOTS says how many a worker has when it starts. With Docker:",
  moreCommand: "docker compose up -d --scale celery-worker=3",
};

export type HealthText = typeof healthText;

export const healthMessages = catalogue<HealthText>(healthText, { es: () => import("./messages.es"), fr: () => import("./messages.fr") });
