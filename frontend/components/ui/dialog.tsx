"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import type { DialogProps } from "@/components/ui/dialog-window";

const DialogWindow = dynamic(() => import("@/components/ui/dialog-window"), { ssr: false });

/** A window above the page; its code is loaded when it is first opened. */
export function Dialog(props: DialogProps) {
  const [opened, setOpened] = useState(false);
  if (props.open && !opened) setOpened(true);
  return opened ? <DialogWindow {...props} /> : null;
}
