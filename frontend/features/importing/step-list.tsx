import { Circle, CircleAlert, CircleCheck } from "lucide-react";

import { importText } from "@/features/importing/text";
import { type Open, type Step, STEPS } from "@/features/importing/steps";
import { cn } from "@/lib/cn";

const text = importText.steps;

type StepListProps = {
  step: Step;
  /** Null while there is no table: then only its upload can be reached. */
  open: Open | null;
  isStored: boolean;
  onGo: (step: Step) => void;
};

/** Where one is, what is done, and which steps hold an open question. */
export function StepList({ step, open, isStored, onGo }: StepListProps) {
  return (
    <nav aria-label={text.label}>
      <ol className="grid grid-cols-2 gap-1.5 sm:grid-cols-3 lg:grid-cols-5">
        {STEPS.map((each, place) => {
          const note = noteOf(each, open);
          const state = note ? "open" : isDone(each, open, isStored) ? "done" : "ahead";
          return (
            <li key={each}>
              <button
                type="button"
                onClick={() => onGo(each)}
                disabled={each !== "upload" && open === null && each !== step}
                aria-current={each === step ? "step" : undefined}
                className={cn(
                  "flex h-full min-h-11 w-full items-start gap-2 rounded-md border px-3 py-2 text-left disabled:cursor-not-allowed disabled:text-muted",
                  each === step ? "border-accent bg-accent-soft" : "border-line bg-card enabled:hover:bg-hover",
                )}
              >
                <Mark state={state} />
                <span className="min-w-0">
                  <span className="block font-medium">{text.numbered(place + 1, text.names[each])}</span>
                  {note && <span className="block text-xs text-warn">{note}</span>}
                  {state === "done" && <span className="sr-only">{text.done}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function noteOf(step: Step, open: Open | null): string {
  if (open === null || step === "upload" || step === "import" || open[step] === 0) return "";
  return text.open[step](open[step]);
}

function isDone(step: Step, open: Open | null, isStored: boolean): boolean {
  if (isStored) return true;
  return open !== null && step !== "rows" && step !== "import";
}

const MARKS = { done: { Icon: CircleCheck, look: "text-success" }, open: { Icon: CircleAlert, look: "text-warn" }, ahead: { Icon: Circle, look: "text-muted" } };

function Mark({ state }: { state: keyof typeof MARKS }) {
  const { Icon, look } = MARKS[state];
  return <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", look)} />;
}
