/** Colour maps as tables of 256 RGB triples: perceptually uniform, twilight cyclic for phases. */
import { INFERNO } from './inferno';
import { TWILIGHT } from './twilight';
import { VIRIDIS } from './viridis';

const SOURCES = { viridis: VIRIDIS, inferno: INFERNO, twilight: TWILIGHT } as const;
export type ColormapName = keyof typeof SOURCES | 'grey';

const tables = new Map<ColormapName, Uint8Array>();

/** Red, green and blue of each of 256 steps, one after the other. */
export function lut(name: ColormapName): Uint8Array {
  const known = tables.get(name);
  if (known) return known;
  const table =
    name === 'grey'
      ? Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3))
      : Uint8Array.from(atob(SOURCES[name]), (character) => character.charCodeAt(0));
  tables.set(name, table);
  return table;
}
