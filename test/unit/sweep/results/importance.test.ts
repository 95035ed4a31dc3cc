/** The importance of an axis, against what scipy computes; `importance.py` recorded it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importanceOf } from '../../../../shared/sweep/results/importance';

const recorded = z
  .object({
    cases: z.array(
      z.object({
        values: z.array(z.union([z.number(), z.string(), z.boolean()])),
        losses: z.array(z.number()),
        method: z.enum(['spearman', 'kruskal-wallis']),
        value: z.number(),
        chance: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('./importance.json', import.meta.url), 'utf8')));

const pointsOf = (values: readonly (string | number | boolean)[], losses: readonly number[]) =>
  values.map((value, i) => ({ value, loss: losses[i] ?? Number.NaN }));

describe('importance', () => {
  it.each(recorded.cases)(
    'is $value by $method, as scipy says',
    ({ values, losses, method, value, chance }) => {
      const made = importanceOf('axis', pointsOf(values, losses));
      expect(made).toMatchObject({ method, points: losses.length, reason: null });
      expect(made.value).toBeCloseTo(value, 10);
      // scipy's chance is of the t distribution for Spearman: near one in twenty, and of few points, both are right.
      if (losses.length < 8) return;
      if (chance < 0.03) expect(made.isClear).toBe(true);
      if (chance > 0.07) expect(made.isClear).toBe(false);
    },
  );

  const known = (values: readonly (string | number)[], losses: readonly number[]) =>
    importanceOf('axis', pointsOf(values, losses));

  it.each([
    ['too few points', [1, 2, 3, 4], [1, 2, 3, 4], 'It takes 5 points; there are 4.'],
    ['one loss', [1, 2, 3, 4, 5], [2, 2, 2, 2, 2], 'All points have the same loss.'],
    ['one value', [1, 1, 1, 1, 1], [1, 2, 3, 4, 5], 'All points have the same value.'],
    ['categories of one point', ['a', 'b', 'c', 'd', 'e'], [1, 2, 3, 4, 5], 'have no order'],
  ])('is not known of %s', (_what, values, losses, reason) => {
    const made = known(values, losses);
    expect(made).toMatchObject({ value: null, isClear: null, points: values.length });
    expect(made.reason).toContain(reason);
  });

  it('takes a value that is no number as a category', () => {
    const values = [1, 2, 'auto', 1, 2, 'auto'];
    expect(known(values, [1, 2, 3, 1.1, 2.1, 3.1])).toMatchObject({ method: 'kruskal-wallis' });
  });
});
