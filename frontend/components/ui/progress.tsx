import { cn } from "@/lib/cn";
import { progressPercent } from "@/lib/format";

type ProgressProps = {
  /** 0 to 100; null while there is nothing to count yet. */
  value: number | null;
  label: string;
  /** Said by screen readers instead of the bare number: "61 percent, Model 3 of 24: epoch 12 of at most 500". */
  valueText: string;
  tone?: "accent" | "success" | "danger" | "muted";
  showValue?: boolean;
  className?: string;
};

const FILL = { accent: "bg-accent", success: "bg-success", danger: "bg-danger", muted: "bg-muted" };

export function Progress({ value, label, valueText, tone = "accent", showValue = true, className }: ProgressProps) {
  return (
    <div className={cn("flex items-center gap-3", className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value === null ? undefined : Math.floor(value)}
        aria-valuetext={valueText}
        className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-pressed"
      >
        <div
          style={value === null ? undefined : { width: `${value}%` }}
          className={cn(
            "h-full rounded-full transition-[width] duration-200",
            FILL[tone],
            value === null && "w-2/5 animate-sweep motion-reduce:animate-none",
          )}
        />
      </div>
      {showValue && value !== null && <span className="num w-11 shrink-0 text-right text-sm font-medium">{progressPercent(value)}</span>}
    </div>
  );
}
