import { familyColor, familyShape, type Shape } from "@/lib/families";
import { familyName } from "@/messages/family-names";

const PATHS: Record<Shape, string> = {
  circle: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9Z",
  square: "M2 2h8v8H2Z",
  triangle: "M6 1.2 11 10.4H1Z",
  diamond: "M6 .8 11.2 6 6 11.2.8 6Z",
  cross: "M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4Z",
  dash: "M1 4.4h10v3.2H1Z",
};

/** The colour and shape of a model family, the same on every page. */
export function ModelMark({ family }: { family: string }) {
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0" aria-hidden="true">
      <path d={PATHS[familyShape(family)]} fill={familyColor(family)} />
    </svg>
  );
}

export function ModelName({ family, children }: { family: string; children?: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <ModelMark family={family} />
      {children ?? familyName(family)}
    </span>
  );
}
