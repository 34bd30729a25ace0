"use client";

import { type KeyboardEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { placesText as text } from "@/features/places/text";
import { type Place, placeOfSale } from "@/features/places/place";
import { usePlaces } from "@/features/places/queries";
import type { SoldPlaceRead } from "@/lib/api/generated";
import { problemOf } from "@/lib/api/http";
import { useDebounced } from "@/lib/use-debounced";

const WAIT_MS = 200;
const SHORTEST = 2;

/** Finds addresses and areas of the data set's own sales as they are typed; nothing where it has none. */
export function PlaceSearch({ dataset, onPlace }: { dataset: string; onPlace: (place: Place) => void }) {
  const [typed, setTyped] = useState("");
  const wanted = useDebounced(typed.trim(), WAIT_MS);
  const asked = wanted.replace(/[\W_]/gu, "").length >= SHORTEST || /[^\x00-\x7f]{2}/.test(wanted) ? wanted : "";
  const places = usePlaces(dataset, asked);
  const { has_addresses: addresses = false, has_areas: areas = false, items = [] } = places.data ?? {};
  if (!addresses && !areas) return null;
  const take = (place: SoldPlaceRead) => {
    setTyped("");
    onPlace(placeOfSale(place, places.data?.id_column ?? null));
  };
  /** Enter takes the first place; it does not send the form around it. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (asked && !places.isFetching && items[0]) take(items[0]);
  };
  const shown = asked === "" ? [] : items;
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={addresses ? text.search : text.searchArea}
        help={addresses ? text.addressHelp : text.areaHelp}
        error={places.isError ? problemOf(places.error).detail : undefined}
      >
        {(control) => (
          <Input {...control} type="search" value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown} />
        )}
      </Field>
      <p role="status" className="text-sm text-muted">
        {typed.trim() !== "" && (asked === "" ? text.tooShort : !places.isFetching && text.found(shown.length))}
      </p>
      {shown.length > 0 && (
        <ul aria-label={text.title} className="flex flex-col gap-1">
          {shown.map((place) => (
            <li key={`${place.kind} ${place.name}`}>
              <Button size="sm" className="h-auto w-full flex-wrap justify-between py-1 text-left whitespace-normal!" onClick={() => take(place)}>
                <span>{place.name}</span>
                <span className="font-normal text-muted">{text[place.kind](place.sales)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
