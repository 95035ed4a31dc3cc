/** What a fix would do, in sentences. */
import type { FixPreview, PayloadChange, Verdict } from '../../../shared/diff/preview';
import { counted } from '../format';

/** What is to be said before anything else; null when nothing speaks against it. */
export const VERDICT_TEXTS: { readonly [verdict in Verdict]: string | null } = {
  refused: 'This adds a problem that blocks the export.',
  worse: 'This adds a more serious problem than it solves.',
  brings: 'This adds another finding.',
  clean: null,
};

/** Whether there is a payload, and how much of it changes. */
export function payloadText({ given, comparable, differing, rows }: PayloadChange): string {
  const state = stateText(given);
  if (!comparable) return state || 'What changes in it cannot be told.';
  const elsewhere = rows.length - differing;
  const change =
    differing > 0
      ? `${counted(differing, 'field')} ${differing === 1 ? 'changes' : 'change'}.`
      : elsewhere > 0
        ? `No value changes; ${counted(elsewhere, 'field')} ${elsewhere === 1 ? 'takes its value' : 'take their values'} from elsewhere.`
        : 'No field changes.';
  return [state, change].filter(Boolean).join(' ');
}

function stateText({ before, after }: PayloadChange['given']): string {
  if (before && !after) return 'Export would no longer be possible.';
  if (!before && after) return 'Export would be possible.';
  return before ? '' : 'Export would still be blocked.';
}

/** How many findings go and come. */
export function findingsText({
  gone,
  come,
  restated,
}: Pick<FixPreview, 'gone' | 'come' | 'restated'>): string {
  if (gone.length + come.length + restated.length === 0) return 'No finding changes.';
  const changes = restated.length > 0 ? `, changes ${restated.length}` : '';
  return `Resolves ${gone.length}, adds ${come.length}${changes}.`;
}
