import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

type AlertTone = "info" | "success" | "warn" | "danger";

const LOOK: Record<AlertTone, { box: string; icon: string; Icon: typeof Info }> = {
  info: { box: "border-line bg-accent-soft", icon: "text-accent", Icon: Info },
  success: { box: "border-line bg-success-soft", icon: "text-success", Icon: CircleCheck },
  warn: { box: "border-line bg-warn-soft", icon: "text-warn", Icon: TriangleAlert },
  danger: { box: "border-danger bg-danger-soft", icon: "text-danger", Icon: CircleAlert },
};

type AlertProps = {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once; only for what appears after the page was read. */
  live?: boolean;
  className?: string;
};

export function Alert({ tone = "info", title, children, actions, live = false, className }: AlertProps) {
  const { box, icon, Icon } = LOOK[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cn("flex gap-2.5 rounded-lg border p-3", box, className)}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", icon)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="break-words">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
