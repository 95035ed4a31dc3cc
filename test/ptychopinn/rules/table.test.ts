/** A few rules in real runs, one for each kind of thing that happens: the whole table runs with `--all`. */
import { describe, it } from 'vitest';
import { CASES } from './table';
import { tryCases } from './tried';

/** Cheap ones that end early or train once. */
const SHORT = ['diff3d-missing', 'seed-out-of-range', 'grad-norm-interval', 'probe-zero'];

describe.skipIf(!process.env.PINNBOARD_PTYCHOPINN)('some rules', () => {
  it('do what the table says', { timeout: 600_000 }, ({ expect }) =>
    tryCases(
      CASES.filter(({ rule, entry }) => SHORT.includes(rule) && [entry].flat()[0] === 'python'),
      expect,
    ),
  );
});
