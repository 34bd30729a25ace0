"use client";

import { useMemo, useState } from "react";

import { Skeleton } from "@/components/ui/skeleton";
import { PinMap } from "@/features/map/pin-map";
import { usePoints } from "@/features/map/queries";
import { type Sale, salesOf } from "@/features/map/sales";
import { placesText as text } from "@/features/places/text";
import { type Place, point } from "@/features/places/place";
import type { Tiles } from "@/lib/map-tiles";

const NONE: Sale[] = [];

type PlaceMapProps = { dataset: string; tiles: Tiles | null; place: Place | null; onPlace: (place: Place) => void };

/** A small map that is loaded when it is opened; a click on it is the place of the home. */
export function PlaceMap(props: PlaceMapProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="font-medium">{text.onMap}</summary>
      {open && <Opened {...props} />}
    </details>
  );
}

function Opened({ dataset, tiles, place, onPlace }: PlaceMapProps) {
  const points = usePoints(dataset, null, true);
  const sales = useMemo(() => (points.data ? salesOf(points.data) : NONE), [points.data]);
  const pins = useMemo(() => (place ? [{ ...place, mark: "★", kind: "home" as const, label: text.home }] : []), [place]);
  if (points.isError) return <p className="mt-2 text-danger">{text.mapFailed}</p>;
  if (!points.data) return <Skeleton className="mt-2 h-72" />;
  return (
    <div className="mt-2 flex flex-col gap-1">
      <p className="text-xs text-muted">{text.mapHelp}</p>
      <PinMap label={text.mapLabel} sales={sales} pins={pins} tiles={tiles} instead={text.withoutMap} onPick={(latitude, longitude) => onPlace(point("map", latitude, longitude))} />
    </div>
  );
}
