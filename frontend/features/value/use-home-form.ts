"use client";

import { useState } from "react";

import { type Place, point } from "@/features/places/place";
import { defaultDay } from "@/features/value/as-of";
import { arranged, isAsOf, type Typed, typedFrom, typedPlace } from "@/features/value/read-home";
import type { ModelSchemaRead } from "@/lib/api/generated";

/** What stands in the form of a home: texts by field, the place, and what is wrong. */
export function useHomeForm(schema: ModelSchemaRead, filled: boolean) {
  const { fields, example } = schema;
  const { asOf, place: coordinates } = arranged(fields);
  const [typed, setTyped] = useState<Typed>(() => firstTyped(schema, filled));
  const [place, setPlace] = useState<Place | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const forget = (names: string[]) => setErrors((known) => Object.fromEntries(Object.entries(known).filter(([name]) => !names.includes(name))));
  const isCoordinate = (name: string) => name === coordinates?.latitude.name || name === coordinates?.longitude.name;
  const change = (name: string, entry: string) => {
    setTyped((known) => ({ ...known, [name]: entry }));
    forget([name]);
    // A coordinate that is typed moves the home away from the place that was chosen.
    if (isCoordinate(name) && place) setPlace(null);
  };
  /** A place fills in its coordinates and what its last sale says; without one, the coordinates go. */
  const choose = (next: Place | null) => {
    setPlace(next);
    setTyped((known) => ({ ...known, ...(next ? { ...typedKnown(schema, next), ...typedPlace(fields, next) } : emptied(coordinates)) }));
    if (coordinates) forget([coordinates.latitude.name, coordinates.longitude.name]);
  };
  const fill = () => {
    setPlace(null);
    setErrors({});
    setTyped({ ...typedFrom(fields, example), ...(asOf && { [asOf.name]: typed[asOf.name] ?? "" }) });
  };
  const located = coordinates && [coordinates.latitude, coordinates.longitude].every(({ name }) => (typed[name] ?? "").trim() !== "");
  // Numbers that are typed are a place without a name; the server reads them from their own fields.
  return { typed, change, place: place ?? (located ? point("coordinates", 0, 0) : null), choose, fill, errors, setErrors };
}

/** The day of the value, and the example home where it is wanted. */
export function firstTyped({ fields, example }: ModelSchemaRead, filled: boolean): Typed {
  const asOf = fields.find(isAsOf);
  return { ...(filled ? typedFrom(fields, example) : {}), ...(asOf && { [asOf.name]: defaultDay(asOf).day }) };
}

function typedKnown({ fields }: ModelSchemaRead, { features }: Place): Typed {
  const asked = fields.filter((field) => field.name in features && field.kind !== "date");
  return typedFrom(asked, features);
}

const emptied = (coordinates: ReturnType<typeof arranged>["place"]): Typed =>
  coordinates ? { [coordinates.latitude.name]: "", [coordinates.longitude.name]: "" } : {};
