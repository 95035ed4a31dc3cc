/** Colour maps as tables of 256 RGB triples: perceptually uniform, twilight cyclic for phases. */
import { INFERNO } from './inferno';
import { TWILIGHT } from './twilight';
import { VIRIDIS } from './viridis';

const SOURCES = { viridis: VIRIDIS, inferno: INFERNO, twilight: TWILIGHT } as const;
export type ColormapName = keyof typeof SOURCES | 'grey' | 'residual';

const tables = new Map<ColormapName, Uint8Array>();

/** Red, green and blue of each of 256 steps, one after the other. */
export function lut(name: ColormapName): Uint8Array {
  const known = tables.get(name);
  if (known) return known;
  const table =
    name === 'grey'
      ? Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3))
      : name === 'residual'
        ? diverging()
        : Uint8Array.from(atob(SOURCES[name]), (character) => character.charCodeAt(0));
  tables.set(name, table);
  return table;
}

/** Blue over white to red, for values on both sides of 0. */
function diverging(): Uint8Array {
  const stops = [
    [33, 88, 160],
    [146, 197, 222],
    [247, 247, 247],
    [244, 165, 130],
    [178, 24, 43],
  ] as const;
  return Uint8Array.from({ length: 768 }, (_, i) => {
    const place = (Math.floor(i / 3) / 255) * (stops.length - 1);
    const from = Math.min(Math.floor(place), stops.length - 2);
    const [low = 0, high = 0] = [stops[from]?.[i % 3], stops[from + 1]?.[i % 3]];
    return Math.round(low + (high - low) * (place - from));
  });
}
