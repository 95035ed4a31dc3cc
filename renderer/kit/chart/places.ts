/** The places on a chart's axis that can be read. */

/** In ascending order; or whole numbers, with how far an arrow key goes, and with Shift. */
export type Places = readonly number[] | { readonly near: number; readonly far: number };

const isList = (places: Places): places is readonly number[] => Array.isArray(places);

/** The one that is nearest to a place on the axis. */
export function nearest(places: Places, at: number): number {
  if (!isList(places)) return Math.round(at);
  const index = indexOf(places, at);
  return places[index] ?? at;
}

/** Of a list, how many an arrow key with Shift passes over. */
const FAR = 10;

/** The one to which an arrow key goes from another: 1 forward, −1 back. */
export function further(places: Places, from: number, way: 1 | -1, isFar: boolean): number {
  if (!isList(places)) return Math.round(from + way * (isFar ? places.far : places.near));
  const by = way * (isFar ? FAR : 1);
  const index = Math.min(Math.max(indexOf(places, from) + by, 0), places.length - 1);
  return places[index] ?? from;
}

function indexOf(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return Math.abs((places[high] ?? at) - at) < Math.abs((places[low] ?? at) - at) ? high : low;
}
