import { matchesWords } from '../values/matchesWords';
import type { DiffRow } from './diff';

/** Whether every word of the query is in the row's section, name, values or layers. */
export const matchesDiff = ({ section, name, kind, a, b }: DiffRow, query: string): boolean =>
  matchesWords([section, name, kind, a?.text, b?.text, a?.layer, b?.layer], query);
