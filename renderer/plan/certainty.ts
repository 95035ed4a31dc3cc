/** How well groups are known, in words. */
import type { GroupDraw } from '../../shared/plan/groups/groupDraw';

export const CERTAINTY_WORDS: {
  readonly [certainty in GroupDraw['certainty']]: { readonly badge: string; readonly help: string };
} = {
  exact: {
    badge: 'exact',
    help: 'The run draws exactly these groups: its seed is known, and no distances are equal.',
  },
  'one-draw': {
    badge: 'one possible draw',
    help: 'This entry point sets no seed: each run draws other groups of the same kind.',
  },
  'exact-distances': {
    badge: 'exact distances, ties arbitrary',
    help: 'Some positions are equally far apart: the distances are exact, which of the tied neighbours is taken is not known.',
  },
};
