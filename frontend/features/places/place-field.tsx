"use client";

import { type ReactNode, useId } from "react";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { placesText as text } from "@/features/places/text";
import type { Place } from "@/features/places/place";
import { PlaceMap } from "@/features/places/place-map";
import { PlaceSearch } from "@/features/places/place-search";
import type { Tiles } from "@/lib/map-tiles";

type PlaceFieldProps = {
  dataset: string;
  tiles: Tiles | null;
  place: Place | null;
  onPlace: (place: Place | null) => void;
  required: boolean;
  /** What is wrong with the place as a whole. */
  error?: string | undefined;
  /** Whether the coordinates must be seen, since one of them is wrong. */
  open: boolean;
  /** A search of the user's own service, if one is set. */
  service?: ReactNode;
  /** The fields of the coordinates. */
  children: ReactNode;
};

/** Where the home is: by an address of the data, by a click on a map, or by coordinates. */
export function PlaceField({ dataset, tiles, place, onPlace, required, error, open, service, children }: PlaceFieldProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-state`} className="flex min-w-0 flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">
        {text.title}
        {required && (
          <span aria-hidden="true" className="text-danger">
            {" "}
            *
          </span>
        )}
      </legend>
      <div id={`${id}-state`} aria-live="polite">
        {place ? <Taken place={place} /> : !required && <p className="text-sm text-muted">{text.optional}</p>}
        {error && <FieldError>{error}</FieldError>}
      </div>
      {place && place.by !== "coordinates" ? (
        <Button size="sm" className="self-start" onClick={() => onPlace(null)}>
          {text.clear}
        </Button>
      ) : (
        <>
          <PlaceSearch dataset={dataset} onPlace={onPlace} />
          {service}
        </>
      )}
      <PlaceMap dataset={dataset} tiles={tiles} place={place} onPlace={onPlace} />
      <details open={open || undefined}>
        <summary className="font-medium">{text.coordinates}</summary>
        <div className="mt-2 grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2">{children}</div>
      </details>
    </fieldset>
  );
}

function Taken({ place }: { place: Place }) {
  if (place.by === "area") return <p className="text-sm text-warn">{text.ofArea(place.name, place.sales, place.reachM)}</p>;
  const name = place.name || (place.by === "map" ? text.ofMap : text.ofCoordinates);
  return (
    <p className="text-sm">
      {text.taken(name)} {Object.keys(place.features).length > 0 && text.filled}
    </p>
  );
}
