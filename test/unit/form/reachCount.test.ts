import { describe, expect, it } from 'vitest';
import { propagationMark, propagationOf } from '../../../renderer/kit/fields/propagation';
import { formRows } from '../../../shared/form/formRows';
import { reachCount } from '../../../shared/form/reachCount';
import type { ReadValue } from '../../../shared/propagation/propagation';
import { findTarget, TARGETS } from '../../../shared/targets';

const draft = (target: string) => ({
  target,
  workflow: 'training' as const,
  overrides: {},
  execution: {},
});
const NOTHING: ReadValue = () => undefined;

describe('how much of the form reaches a run', () => {
  it('is counted for each entry point of each target, and is never all or nothing', () => {
    const counted = Object.values(TARGETS).flatMap(({ name, routes }) =>
      routes.training.map(({ id }) => reachCount(draft(name), id, NOTHING)),
    );
    expect(counted).toHaveLength(8);
    for (const count of counted) {
      expect(count?.reach).toBeGreaterThan(0);
      expect(count?.reach).toBeLessThan(count?.all ?? 0);
    }
  });

  it('counts the rows that the form does not mark as without effect', () => {
    const target = 'ptychopinn-2026.07';
    for (const { id } of findTarget(target)?.routes.training ?? []) {
      const unmarked = formRows(target, 'training').filter((row) => {
        const propagation = propagationOf(target, 'training', row, { set: false });
        return propagationMark(propagation, { workflow: 'training', entry_point: id }, {}) === null;
      });
      expect(reachCount(draft(target), id, NOTHING)?.reach).toBe(unmarked.length);
    }
  });

  it('is not known where the target has no such entry point', () => {
    expect(reachCount(draft('adr-003'), 'python', NOTHING)).toBeNull();
    expect(
      reachCount({ ...draft('ptychopinn-2026.07'), workflow: 'inference' }, 'lightning', NOTHING),
    ).toBeNull();
  });
});
