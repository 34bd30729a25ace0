import type { HealthText } from "@/features/health/messages";
import { duration, number } from "@/lib/format";

export default {
  title: "Procesos de trabajo",
  lead: "Esta página muestra qué se entrena, qué espera y si cada parte responde. Se renueva cada 10 segundos.",
  parts: "Sistema",
  partNames: { database: "Base de datos", broker: "Intermediario (Redis)", workers: "Procesos de trabajo", storage: "Almacenamiento" } as Record<string, string>,
  ok: "Bien",
  notOk: "No responde",
  version: (version: string) => `Versión ${version}`,
  queue: "Cola",
  queued: "Ejecuciones en cola",
  running: "En curso",
  depth: "Mensajes en Redis",
  depthNote: "Solo despiertan a un proceso; las ejecuciones mismas están en la base de datos",
  latency: "Latencia del intermediario",
  milliseconds: (value: number) => `${number(value, 1)} ms`,
  workers: "Procesos de trabajo",
  healthFailed: "No se pudo leer el estado del sistema",
  workersFailed: "No se pudieron leer los procesos de trabajo",
  noneTitle: "No responde ningún proceso de trabajo",
  none: "Las ejecuciones en cola esperan y empiezan por sí solas en cuanto responde un proceso de trabajo.",
  columns: { name: "Proceso", heartbeat: "Última señal", slots: "Plazas", busy: "Ocupadas", queues: "Colas" },
  before: (seconds: number) => `hace ${duration(Math.round(seconds))}`,
  more: "Más en paralelo",
  moreText: "Cada plaza entrena un modelo a la vez; HOUSEPRICE_SLOTS dice cuántas tiene un proceso de trabajo cuando empieza. Con Docker:",
  moreCommand: "docker compose up -d --scale celery-worker=3",
} satisfies HealthText;
