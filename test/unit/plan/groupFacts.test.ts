import { describe, expect, it } from 'vitest';
import { drawGroups } from '../../../shared/plan/groups/draw';
import { groupFacts } from '../../../shared/plan/groups/facts';
import type { GroupDraw } from '../../../shared/plan/groups/groupDraw';
import {
  effectiveDiameter,
  illuminationOverlap,
  normalised,
  type ProbeIntensity,
} from '../../../shared/plan/groups/probe';
import { redundancyOf } from '../../../shared/plan/groups/redundancy';
import { finish } from '../../../shared/plan/steps';
import { positionsOf } from './recordedGroups';

const probeOf = (side: number, at: (radius: number) => number): ProbeIntensity => ({
  side,
  values: Float64Array.from({ length: side * side }, (_, i) =>
    at(Math.hypot((i % side) - side / 2, Math.floor(i / side) - side / 2)),
  ),
});
const disc = probeOf(64, (r) => (r <= 20 ? 3 : 0));

const none = { step: null, N: null, canvas: null, probe: null, validation: null };

/** Groups of given members, around their first one. */
const drawOf = (
  rows: readonly (readonly number[])[],
  split: GroupDraw['split'] = null,
): GroupDraw => {
  const indices = Int32Array.from(rows.flat());
  return {
    count: rows.length,
    perGroup: rows[0]?.length ?? 0,
    indices,
    asDrawn: indices,
    centres: Int32Array.from(rows, ([first = 0]) => first),
    taken: null,
    certainty: 'exact',
    ties: 0,
    missing: 0,
    split,
  };
};
const line = (...x: number[]) => ({ x: Float64Array.from(x), y: new Float64Array(x.length) });

describe('what follows from groups', () => {
  it('of a real scan: how often each pattern is used, and how far a group spans', async () => {
    const scan = await positionsOf('positions/run1084.npz');
    const spec = { algorithm: 'container', subsample: null, groups: 512, gridsize: 2 } as const;
    const draw = finish(drawGroups({ ...spec, neighbours: 6, seed: 7, sequential: false }, scan));
    const { facts, uses } = finish(groupFacts(draw, scan, none));
    // As counted with numpy and scipy.
    expect(facts.uses).toEqual([135, 311, 330, 199, 85, 22, 5]);
    expect([facts.used, facts.unused, facts.mostUses]).toEqual([952, 135, 6]);
    expect(facts.span?.median).toBeCloseTo(5.452008954305478, 12);
    expect(uses.reduce((sum, n) => sum + n, 0)).toBe(4 * 512);
  });

  it('counts members whose patch or central half is beyond the canvas', () => {
    const draw = drawOf([
      [0, 1],
      [0, 2],
    ]);
    // From the middle: 1 pixel, and 50.
    const { facts } = finish(groupFacts(draw, line(0, 2, 100), { ...none, N: 64, canvas: 68 }));
    expect(facts.canvas).toEqual({ side: 68, members: 4, patches: 2, windows: 2 });
  });

  it('has no span for groups of one pattern, and no figure that is not a number', () => {
    const { facts } = finish(
      groupFacts(drawOf([[0], [1]]), line(0, NaN), { ...none, N: 64, canvas: 64 }),
    );
    expect([facts.span, facts.canvas, facts.redundancy]).toEqual([null, null, null]);
  });

  it('says which validation patterns are in training groups too', () => {
    const split = { training: Int32Array.of(0), validation: Int32Array.of(1) };
    const { facts } = finish(
      groupFacts(
        drawOf(
          [
            [0, 1],
            [1, 2],
          ],
          split,
        ),
        line(0, 1, 2),
        none,
      ),
    );
    expect(facts.leakage).toEqual({ kind: 'split', patterns: 2, shared: 1 });
  });

  it('says which positions of a validation dataset training has seen', () => {
    const draw = drawOf([[0, 1]]);
    const around = { ...none, probe: disc, validation: line(0, 15, 500, NaN) };
    const { facts } = finish(groupFacts(draw, line(0, 1, 500), around));
    // 500 is a position of the scan that no group uses.
    expect(facts.leakage).toMatchObject({ kind: 'dataset', patterns: 3, same: 1 });
    expect(facts.leakage).toMatchObject({ near: { patterns: 2 } });
  });
});

describe('the probe', () => {
  it('has the diameter of a disc, and the 1/e² diameter of a Gaussian beam', () => {
    expect(effectiveDiameter(disc)).toBeCloseTo(40, 0);
    expect(effectiveDiameter(probeOf(64, (r) => Math.exp((-2 * r * r) / 100)))).toBeCloseTo(20, 2);
  });

  it('overlaps as two discs do', () => {
    // Area that two discs of diameter 40 share at a distance of 20.
    const t = Math.acos(0.5);
    const shared = (2 / Math.PI) * (t - 0.5 * Math.sin(t));
    expect(illuminationOverlap(disc, 0)).toBeCloseTo(1, 12);
    expect(illuminationOverlap(disc, 20)).toBeCloseTo(shared, 1);
    expect(illuminationOverlap(disc, 60)).toBe(0);
    expect(illuminationOverlap(disc, 1e300)).toBe(0);
  });

  it('that is zero or not finite is none', () => {
    expect(normalised(probeOf(8, () => 0))).toBeNull();
    expect(normalised(probeOf(8, () => NaN))).toBeNull();
  });
});

describe('the redundancy map', () => {
  it('counts the used patterns that see a place', () => {
    const map = redundancyOf(line(0, 0, 100, 50), Int32Array.of(1, 3, 1, 0), 20);
    expect(map).toMatchObject({ bin: 1, width: 120, height: 20, left: -10, top: -10 });
    const at = (x: number, y: number) => map?.counts[(y + 10) * 120 + x + 10];
    expect([at(0, 0), at(99, 0), at(50, 0)]).toEqual([2, 1, 0]);
    // Two discs of 314 pixels.
    expect(map?.seen).toBeGreaterThan(600);
    expect(map?.seen).toBeLessThan(656);
  });

  it('has at most 512 cells a side, however far apart positions are', () => {
    const map = redundancyOf(line(0, 1e9), Int32Array.of(1, 1), 20);
    expect(map).toMatchObject({ width: 512 });
    expect(redundancyOf(line(-1e308, 1e308), Int32Array.of(1, 1), 20)).toBeNull();
  });
});
