import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canvasOf } from '../../../shared/plan/groups/canvas';
import { drawGroups } from '../../../shared/plan/groups/draw';
import type { GroupDraw } from '../../../shared/plan/groups/groupDraw';
import { groupSpec } from '../../../shared/plan/groups/groupSpec';
import type { Points } from '../../../shared/plan/groups/tree';
import { finish } from '../../../shared/plan/steps';
import type { TrainingRequest } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { inputsOf, RECORDED, requestOf } from './recorded';
import { type GroupCase, groupCases, positionsOf, sha256, specOf } from './recordedGroups';

const title = ({ request, dataset }: GroupCase) =>
  `${dataset.positions} ${JSON.stringify(request)}`;
const accepted = groupCases.filter(({ expected }) => expected.error === undefined);
const refused = groupCases.filter(({ expected }) => expected.error !== undefined);

const draw = async (one: GroupCase) => {
  const points = await positionsOf(one.dataset.positions);
  return { points, drawn: finish(drawGroups(await specOf(one), points)) };
};

/** Each member's distance to the pattern around which its group is drawn, in units of 1e-9. */
function distances({ x, y }: Points, { indices, centres, perGroup }: GroupDraw): BigInt64Array {
  return BigInt64Array.from(indices, (member, i) => {
    const centre = centres[Math.floor(i / perGroup)] ?? 0;
    const [dx, dy] = [(x[member] ?? 0) - (x[centre] ?? 0), (y[member] ?? 0) - (y[centre] ?? 0)];
    return BigInt(Math.round(Math.sqrt(dx * dx + dy * dy) * 1e9));
  });
}

function sortedRows(values: BigInt64Array, width: number): BigInt64Array {
  const out = values.slice();
  for (let at = 0; at < out.length; at += width) out.subarray(at, at + width).sort();
  return out;
}

describe('groups are those that PtychoPINN drew', () => {
  it.each(accepted.map((one) => [title(one), one] as const))('%s', async (_, one) => {
    const { points, drawn } = await draw(one);
    const { expected } = one;
    const { asDrawn, taken, split, ties, certainty } = drawn;
    expect([drawn.count, drawn.perGroup]).toEqual(expected.shape);
    // The recorded number is of all patterns that the run takes, not only of those that a group is drawn around.
    expect(ties).toBeLessThanOrEqual(expected.ties ?? 0);
    expect(certainty).toBe(expected.ties ? 'exact-distances' : 'exact');
    if (expected.sha256) expect(sha256(asDrawn)).toBe(expected.sha256);
    const all = Int32Array.from({ length: points.count }, (_, i) => i);
    if (expected.subset_sha256) expect(sha256(taken ?? all)).toBe(expected.subset_sha256);
    if (expected.distances_sha256) {
      const found = distances(points, drawn);
      expect(sha256(found)).toBe(expected.distances_in_order_sha256);
      expect(sha256(sortedRows(found, drawn.perGroup))).toBe(expected.distances_sha256);
    }
    if (expected.train_sha256) {
      expect(sha256(split?.training ?? all)).toBe(expected.train_sha256);
      expect(sha256(split?.validation ?? all)).toBe(expected.validation_sha256);
    }
  });
});

describe('groups that PtychoPINN refuses are refused in words', () => {
  it.each(refused.map((one) => [title(one), one] as const))('%s', async (_, one) => {
    await expect(draw(one)).rejects.toThrow(
      one.expected.error?.startsWith('K=') ? 'neighbours' : 'Fewer patterns',
    );
  });
});

describe('a run groups as its entry point says', () => {
  const file = path.join(RECORDED, 'positions/random400.npz');
  const settings = { gridsize: 2, neighbor_count: 6, n_groups: 50, subsample_seed: 3 };
  const drawnBy = async (request: Partial<TrainingRequest>, overrides: Values = {}) => {
    const base = requestOf(
      { request: { route: 'native', ...settings, ...overrides } },
      { dataset: file },
    );
    const spec = groupSpec(await inputsOf({ ...base, ...request }));
    if ('reason' in spec) return spec.reason;
    return finish(drawGroups(spec, await positionsOf('positions/random400.npz')));
  };

  it('with one possible draw where it sets no seed', async () => {
    expect(await drawnBy({ entry_point: 'native' })).toMatchObject({ certainty: 'one-draw' });
    expect(await drawnBy({ entry_point: 'python' })).toMatchObject({ certainty: 'exact' });
  });

  it('exactly without a seed, where nothing is drawn', async () => {
    const all = { gridsize: 1, n_groups: 400 };
    expect(await drawnBy({ entry_point: 'native' }, all)).toMatchObject({ certainty: 'exact' });
  });

  it('with canvas for patches as far apart as they may be', async () => {
    const inputs = await inputsOf(
      requestOf({ request: { route: 'native', N: 64, gridsize: 3 } }, { dataset: file }),
    );
    expect(canvasOf(inputs)).toBe(64 + 2 * 4);
  });

  it('or not at all, and says why', async () => {
    expect(await drawnBy({}, { subsample_seed: -1 })).toBe(
      '`subsample_seed` is -1, but it must be between 0 and 4294967295.',
    );
  });
});
