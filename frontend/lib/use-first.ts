"use client";

import { useState } from "react";

/** The first value that was there; what a page has shown as its default stays, whatever arrives later. */
export function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState(value);
  if (first === undefined && value !== undefined) setFirst(value);
  return first ?? value;
}
