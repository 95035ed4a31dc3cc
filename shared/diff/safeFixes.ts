/** Fixes that leave every section of the payload as it is, applied together until none is left. */

import type { Finding, Fix } from '../findings/finding';
import type { Edit } from '../request/edits';
import { applyEdits, type Editable } from '../request/edits';
import { settingChanges } from './preview';

/** One safe fix may uncover another; more rounds than this would be two rules that undo each other. */
const ROUNDS = 10;

/** A fix that is to be applied, and the finding that it resolves. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The first safe fix of every finding that has one and that the user has not acknowledged. */
export const safeFixes = (findings: readonly Finding[]): ChosenFix[] =>
  findings.flatMap((finding) => {
    const fix = finding.acknowledged === undefined && finding.fixes.find(({ safe }) => safe);
    return fix ? [{ finding, fix }] : [];
  });

export interface SafePlan<D, R> {
  /** In the order in which they are applied. */
  readonly fixes: readonly ChosenFix[];
  readonly edits: readonly Edit[];
  /** The draft with all of them applied, and what the factory makes of it. */
  readonly draft: D;
  readonly resolution: R;
}

/**
 * Applies the safe fixes, resolves again, and goes on while there are new ones that change the request.
 * `resolve` is asked at most ten times; nothing is applied to `draft` itself. Throws what `resolve` throws.
 */
export async function planSafeFixes<
  D extends Editable & { readonly target: string },
  R extends { readonly findings: readonly Finding[] },
>(draft: D, resolution: R, resolve: (draft: D) => R | Promise<R>): Promise<SafePlan<D, R>> {
  let plan: SafePlan<D, R> = { fixes: [], edits: [], draft, resolution };
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixes = safeFixes(plan.resolution.findings);
    const edits = fixes.flatMap(({ fix }) => fix.edits);
    const next = applyEdits(plan.draft, edits);
    if (settingChanges(plan.draft, next, next.target).length === 0) return plan;
    plan = {
      fixes: [...plan.fixes, ...fixes],
      edits: [...plan.edits, ...edits],
      draft: next,
      resolution: await resolve(next),
    };
  }
  return plan;
}
