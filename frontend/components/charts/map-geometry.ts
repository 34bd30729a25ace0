export type Place = { latitude: number; longitude: number };
export type Pixel = { x: number; y: number };

const METRES_PER_DEGREE = 111_320;
const LEAST_SPAN_M = 200;

export type Projection = { project: (place: Place) => Pixel; pixelsPerMetre: number };

/** Fits places into a box, north up, equal scale both ways; good for a few dozen kilometres. */
export function fit(places: Place[], width: number, height: number, margin: number): Projection {
  const latitudes = places.map(({ latitude }) => latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const east = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const metres = places.map(({ latitude, longitude }) => ({ x: longitude * east, y: latitude * METRES_PER_DEGREE }));
  const [left, right] = [Math.min(...metres.map(({ x }) => x)), Math.max(...metres.map(({ x }) => x))];
  const [low, high] = [Math.min(...metres.map(({ y }) => y)), Math.max(...metres.map(({ y }) => y))];
  const pixelsPerMetre = Math.min((width - 2 * margin) / Math.max(right - left, LEAST_SPAN_M), (height - 2 * margin) / Math.max(high - low, LEAST_SPAN_M));
  const [cx, cy] = [(left + right) / 2, (low + high) / 2];
  return {
    pixelsPerMetre,
    project: ({ latitude, longitude }) => ({
      x: width / 2 + (longitude * east - cx) * pixelsPerMetre,
      y: height / 2 - (latitude * METRES_PER_DEGREE - cy) * pixelsPerMetre,
    }),
  };
}

/** The longest round distance whose bar is at most `most` pixels long. */
export function scaleBar(pixelsPerMetre: number, most: number): { metres: number; pixels: number } {
  const limit = most / pixelsPerMetre;
  const decade = 10 ** Math.floor(Math.log10(limit));
  const metres = ([5, 2, 1].find((step) => step * decade <= limit) ?? 1) * decade;
  return { metres, pixels: metres * pixelsPerMetre };
}

const ROUNDS = 60;

/**
 * Moves discs apart until none lies on another, in a fixed number of rounds and always the same way;
 * the first `fixed` discs stay where they are.
 */
export function pushApart(places: Pixel[], gap: number, width: number, height: number, fixed = 1): Pixel[] {
  const moved = places.map((place) => ({ ...place }));
  for (let round = 0; round < ROUNDS; round++) {
    moved.forEach((a, i) => moved.slice(0, i).forEach((b, j) => separate(a, b, gap, i + j, j < fixed)));
    moved.slice(fixed).forEach((place) => {
      place.x = Math.min(width - gap / 2, Math.max(gap / 2, place.x));
      place.y = Math.min(height - gap / 2, Math.max(gap / 2, place.y));
    });
  }
  return moved;
}

function separate(a: Pixel, b: Pixel, gap: number, seed: number, bStays: boolean): void {
  const distance = Math.hypot(a.x - b.x, a.y - b.y);
  if (distance >= gap) return;
  // Discs on the very same spot part in directions that depend only on their numbers.
  const angle = distance < 0.01 ? seed * 2.4 : Math.atan2(a.y - b.y, a.x - b.x);
  const push = (gap - distance) * (bStays ? 1 : 0.5);
  a.x += Math.cos(angle) * push;
  a.y += Math.sin(angle) * push;
  if (bStays) return;
  b.x -= Math.cos(angle) * push;
  b.y -= Math.sin(angle) * push;
}
