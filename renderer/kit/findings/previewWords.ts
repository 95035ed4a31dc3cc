/** The effect of a fix, in sentences. */
import type { FixPreview, PayloadChange, Verdict } from '../../../shared/diff/preview';
import { counted } from '../format';

/** The warning to show first; null when there is none. */
export const VERDICT_TEXTS: { readonly [verdict in Verdict]: string | null } = {
  refused: 'This adds a problem that blocks the export.',
  worse: 'This adds a more serious problem than it solves.',
  brings: 'This adds another finding.',
  clean: null,
};

/** Whether export is possible, and how much of the payload changes. */
export function payloadText({ given, comparable, differing, rows }: PayloadChange): string {
  const state = stateText(given);
  if (!comparable) return state || 'The changes are not known.';
  const elsewhere = rows.length - differing;
  const change =
    differing > 0
      ? `${counted(differing, 'field')} ${differing === 1 ? 'changes' : 'change'}.`
      : elsewhere > 0
        ? `No value changes; ${counted(elsewhere, 'field')} ${elsewhere === 1 ? 'comes' : 'come'} from a different source.`
        : 'No field changes.';
  return [state, change].filter(Boolean).join(' ');
}

function stateText({ before, after }: PayloadChange['given']): string {
  if (before && !after) return 'Export would no longer be possible.';
  if (!before && after) return 'Export would be possible.';
  return before ? '' : 'Export would still be blocked.';
}

/** How many findings are resolved, added and changed. */
export function findingsText({
  gone,
  come,
  restated,
}: Pick<FixPreview, 'gone' | 'come' | 'restated'>): string {
  if (gone.length + come.length + restated.length === 0) return 'No finding changes.';
  const changes = restated.length > 0 ? `, changes ${restated.length}` : '';
  return `Resolves ${gone.length}, adds ${come.length}${changes}.`;
}

/** The effect in one line: whether export is possible where that changes, and the findings. */
export const effectText = ({ payload: { given }, ...changes }: FixPreview): string =>
  [given.before === given.after ? '' : stateText(given), findingsText(changes)]
    .filter(Boolean)
    .join(' ');
