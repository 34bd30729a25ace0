import type { HealthText } from "@/features/health/messages";
import { duration, number } from "@/lib/format";

export default {
  title: "Processus de travail",
  lead: "Cette page montre ce qui s’entraîne, ce qui attend, et si chaque partie répond. Elle est renouvelée toutes les 10 secondes.",
  parts: "Système",
  partNames: { database: "Base de données", broker: "Intermédiaire (Redis)", workers: "Processus de travail", storage: "Stockage" } as Record<string, string>,
  ok: "Bien",
  notOk: "Ne répond pas",
  version: (version: string) => `Version ${version}`,
  queue: "File d’attente",
  queued: "Exécutions en attente",
  running: "En cours",
  depth: "Messages dans Redis",
  depthNote: "Ils ne font que réveiller un processus ; les exécutions elles-mêmes sont dans la base de données",
  latency: "Latence de l’intermédiaire",
  milliseconds: (value: number) => `${number(value, 1)} ms`,
  workers: "Processus de travail",
  healthFailed: "L’état du système n’a pas pu être lu",
  workersFailed: "Les processus de travail n’ont pas pu être lus",
  noneTitle: "Aucun processus de travail ne répond",
  none: "Les exécutions en attente patientent et commencent d’elles-mêmes dès qu’un processus de travail répond.",
  columns: { name: "Processus", heartbeat: "Dernier signe", slots: "Places", busy: "Occupées", queues: "Files" },
  before: (seconds: number) => `il y a ${duration(Math.round(seconds))}`,
  more: "Davantage en parallèle",
  moreText: "Chaque place entraîne un modèle à la fois ; HOUSEPRICE_SLOTS dit combien un processus de travail en a à son démarrage. Avec Docker :",
  moreCommand: "docker compose up -d --scale celery-worker=3",
} satisfies HealthText;
