import type { ComponentProps } from "react";

import { controlClass } from "@/components/ui/field";
import { cn } from "@/lib/cn";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlClass, className)} {...rest} />;
}
