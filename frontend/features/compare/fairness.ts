import type { ModelRead } from "@/lib/api/generated";
import { groupModels, type ModelGroup } from "@/features/models/groups";

export type Fairness =
  | { kind: "empty" }
  | { kind: "single"; model: ModelRead }
  | { kind: "unfair"; groups: ModelGroup[] }
  | { kind: "fair"; group: ModelGroup };

/** Whether the chosen models may be compared: only on the very same test sales. */
export function fairness(models: ModelRead[]): Fairness {
  const groups = groupModels(models);
  const [first, ...others] = groups;
  if (!first) return { kind: "empty" };
  if (others.length > 0) return { kind: "unfair", groups };
  const [only, second] = first.models;
  return only && !second ? { kind: "single", model: only } : { kind: "fair", group: first };
}

/** Other models with the same test sales, newest first. */
export function companions(chosen: ModelRead[], all: ModelRead[]): ModelRead[] {
  const first = chosen[0];
  if (!first) return [];
  const taken = new Set(chosen.map((model) => model.id));
  return all.filter((model) => !taken.has(model.id) && model.test_sha256 === first.test_sha256 && model.dataset.id === first.dataset.id);
}
