import { matchesWords } from '../values/matchesWords';
import type { DiffGroup, DiffRow } from './diff';

/** Whether every word of the query is in the row's setting, sections, names, values or layers. */
export const matchesDiff = (
  { places, kind, cells }: DiffRow,
  { title }: DiffGroup,
  query: string,
): boolean =>
  matchesWords(
    [
      title,
      kind,
      ...places.flatMap((place) => [place.title, place.name]),
      ...cells.flatMap((cell) => [cell?.text, cell?.layer]),
    ],
    query,
  );
