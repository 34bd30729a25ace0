"use client";

import { useSyncExternalStore } from "react";

let drawable: boolean | undefined;

/** Whether this browser draws with WebGL 2; the answer does not change while the page is open. */
function canDraw(): boolean {
  if (drawable === undefined) {
    const graphics = document.createElement("canvas").getContext("webgl2");
    graphics?.getExtension("WEBGL_lose_context")?.loseContext();
    drawable = graphics !== null;
  }
  return drawable;
}

const never = () => () => undefined;

export const useCanDraw = (): boolean => useSyncExternalStore(never, canDraw, () => true);
