/** Files that become columns by the place of a home. */
export type Layers = { areas: File[]; points: File[] };

export type LayerKind = keyof Layers;

export const NO_LAYERS: Layers = { areas: [], points: [] };

/** More files; one with the name of a file that is there takes its place. */
export function withFiles(layers: Layers, kind: LayerKind, files: File[]): Layers {
  const names = new Set(files.map(({ name }) => name));
  return { ...layers, [kind]: [...layers[kind].filter(({ name }) => !names.has(name)), ...files] };
}

export const withoutFile = (layers: Layers, kind: LayerKind, file: File): Layers => ({ ...layers, [kind]: layers[kind].filter((other) => other !== file) });

export const hasLayers = ({ areas, points }: Layers): boolean => areas.length + points.length > 0;

/** The fields of the form that carry the files; no field where there is no file. */
export const layerFields = ({ areas, points }: Layers): Partial<Layers> => ({
  ...(areas.length > 0 && { areas }),
  ...(points.length > 0 && { points }),
});

/** Tells files apart without reading them; a query cannot compare the files themselves. */
export const layersKey = ({ areas, points }: Layers): string[][] =>
  [areas, points].map((files) => files.map(({ name, size, lastModified }) => `${name} ${size} ${lastModified}`));
