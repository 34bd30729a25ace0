"use client";

import { useEffect, useRef } from "react";

import type { HomeInput } from "@/features/value/home-form";
import { readHome } from "@/features/value/read-home";
import { firstTyped } from "@/features/value/use-home-form";
import type { ModelSchemaRead } from "@/lib/api/generated";

/** Sends a model's example home once, as soon as the form shows it. */
export function useExample(wanted: boolean, schema: ModelSchemaRead | undefined, send: (home: HomeInput, model: string) => void): void {
  const sent = useRef(false);
  useEffect(() => {
    if (!wanted || !schema || sent.current) return;
    sent.current = true;
    const { features, asOf } = readHome(schema.fields, firstTyped(schema, true));
    send({ features, as_of: asOf }, schema.model_id);
  });
}
