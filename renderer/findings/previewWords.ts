/** What a fix would do, in sentences. */
import type { FixPreview, PayloadChange, Verdict } from '../../shared/findings/preview';
import { counted } from './words';

/** What is to be said before anything else; null when nothing speaks against it. */
export const VERDICT_TEXTS: { readonly [verdict in Verdict]: string | null } = {
  refused: 'This brings an error: the factory would refuse the request for it.',
  worse: 'This brings a finding that is worse than what it mends.',
  brings: 'This brings another finding.',
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
  if (before && !after) return 'No payload any more: the factory would refuse.';
  if (!before && after) return 'The factory would give a payload.';
  return before ? '' : 'The factory would still refuse.';
}

/** How many findings go and come. */
export function findingsText({
  gone,
  come,
  restated,
}: Pick<FixPreview, 'gone' | 'come' | 'restated'>): string {
  if (gone.length + come.length + restated.length === 0) return 'All findings stay as they are.';
  const parts = [
    goes(gone.length),
    come.length === 0 ? 'none comes' : `${come.length} ${come.length === 1 ? 'comes' : 'come'}`,
    ...(restated.length > 0
      ? [`${restated.length} ${restated.length === 1 ? 'says' : 'say'} something else`]
      : []),
  ];
  return `${parts.join(', ')}.`;
}

const goes = (count: number): string =>
  count === 0 ? 'None goes' : `${count} ${count === 1 ? 'goes' : 'go'}`;
