/** The losses of several runs: which of them are the same quantity, and which of those are on one scale. */

import { capital } from '../../values/capital';
import type { Loss } from '../record/joined';
import { scaleDifferences } from '../record/scale';

/** Runs name one loss differently by its function: `poisson_val_loss`, `mae_val_loss`. */
export type LossKind = string;

/** `validation loss`; the name itself where it is no loss of PtychoPINN's. */
export function lossKind(name: string): LossKind {
  const found = /^(?:poisson|mae)_(train|val)((?:_[A-Z][a-z]+)*)_loss(?:_(epoch|step))?$/.exec(
    name,
  );
  if (!found) return name;
  const [, of, terms = '', each] = found;
  const added =
    terms === '' ? '' : ` with ${terms.slice(1).replaceAll('_', ' and ').toLowerCase()}`;
  const what = of === 'val' ? 'validation loss' : 'training loss';
  return `${what}${added}${each === 'step' ? ' of each step' : ''}`;
}

/** As the head of a row, or a choice. */
export const lossTitle = (kind: LossKind): string => capital(kind);

/** By which a run is judged first: validation, epochs, steps. */
export const lossRank = (kind: LossKind): number =>
  kind.startsWith('validation') ? 0 : kind.endsWith('of each step') ? 2 : 1;

/** The kinds that the runs have; first the one that most of them are judged by: validation, epochs, steps. */
export function lossKinds(runs: readonly { readonly losses: readonly Loss[] }[]): LossKind[] {
  const counts = new Map<LossKind, number>();
  for (const { losses } of runs)
    for (const kind of new Set(losses.map(({ name }) => lossKind(name))))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || lossRank(a) - lossRank(b))
    .map(([kind]) => kind);
}

export const lossOfKind = (losses: readonly Loss[], kind: LossKind): Loss | null =>
  losses.find(({ name }) => lossKind(name) === kind) ?? null;

/** Which of several losses can be compared by value. */
export interface OneScale {
  /** Not on the scale that most of them have, or on none that is known. */
  readonly isOff: readonly boolean[];
  /** What `*` beside a loss means; null where none is off. */
  readonly sentence: string | null;
}

/** @param losses one a run; null for a run without it */
export function oneScale(losses: readonly (Loss | null)[]): OneScale {
  const keys = losses.map((loss) => (loss?.scale_key ? `${loss.scale_key} ${loss.name}` : null));
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Of equally many, the first run's.
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [null];
  const isOff = losses.map((loss, at) => loss !== null && (usual === null || keys[at] !== usual));
  const others = keys.filter((key, at): key is string => isOff[at] === true && key !== null);
  const what = [...new Set(others.flatMap((key) => scaleDifferences(usual ?? '', key)))];
  const isUnknown = isOff.some((off, at) => off && keys[at] === null);
  return {
    isOff,
    sentence: isOff.includes(true)
      ? `* ${[
          ...(what.length > 0
            ? [`Another loss scale: ${listed(what)} ${what.length > 1 ? 'differ' : 'differs'}.`]
            : []),
          ...(isUnknown ? ['The settings that scale this loss are not known.'] : []),
          'Compare these curves in shape only.',
        ].join(' ')}`
      : null,
  };
}

const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
