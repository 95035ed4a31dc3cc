/** The arrays of a dataset and their purposes. */

import { MEASURED_ARRAYS } from '../../shared/dataset/arrayStats';
import type { ArrayFacts, DatasetFacts } from '../../shared/dataset/facts';
import { PURPOSES } from '../../shared/dataset/purposes';
import type { Finding } from '../../shared/findings/finding';

export type ArrayRow =
  | { readonly kind: 'array'; readonly array: ArrayFacts; readonly use: string }
  | { readonly kind: 'broken'; readonly name: string; readonly problem: string }
  | { readonly kind: 'missing'; readonly name: string; readonly use: string };

/** Arrays without which the run cannot start or ends with an error, as the findings name them. */
export const neededArrays = (findings: readonly Finding[]): string[] =>
  findings
    .filter(
      ({ outcome, severity }) =>
        outcome === 'blocked' || (outcome === 'crash' && severity === 'error'),
    )
    .flatMap(({ fields }) => fields.slice(0, 1))
    .filter((name) => MEASURED_ARRAYS.includes(name));

/** Known arrays in their usual order, then the others, then unreadable and missing ones; `needed` are more that may be missing. */
export function arrayRows(
  { arrays, unreadable }: DatasetFacts,
  needed: readonly string[] = [],
): ArrayRow[] {
  const rank = ({ name }: ArrayFacts) => {
    const at = PURPOSES.findIndex((p) => p.name === name || p.oldName === name);
    return at < 0 ? PURPOSES.length : at;
  };
  const names = new Set([...arrays, ...unreadable].map(({ name }) => name));
  const missing = PURPOSES.filter(
    (p) => p.required && !names.has(p.name) && !(p.oldName && names.has(p.oldName)),
  );
  return [
    ...[...arrays]
      .sort((a, b) => rank(a) - rank(b))
      .map((array) => ({ kind: 'array' as const, array, use: useOf(array.name) })),
    ...unreadable.map(({ name, problem }) => ({ kind: 'broken' as const, name, problem })),
    ...missing.map(({ name, use }) => ({ kind: 'missing' as const, name, use })),
    ...needed
      .filter((name) => !names.has(name) && !missing.some((one) => one.name === name))
      .map((name) => ({ kind: 'missing' as const, name, use: 'this run needs it' })),
  ];
}

function useOf(name: string): string {
  const known = PURPOSES.find((p) => p.name === name);
  if (known) return known.use;
  const old = PURPOSES.find((p) => p.oldName === name);
  return old ? `${old.use} (old name of ${old.name})` : 'not used by PtychoPINN';
}

/** `24 × 64 × 64`; a 0-d array is a scalar. */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 0 ? 'scalar' : shape.join(' × ');
