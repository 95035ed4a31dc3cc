/** The rulebook as a whole: a sound request, and the rules as data. Each topic has tests of its own beside this one. */
import { describe, expect, it } from 'vitest';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { resolve } from '../../../shared/factory';
import { ruleFacts, ruleIds } from '../../../shared/reference/ruleList';
import type { Request, TrainingRequest } from '../../../shared/request/request';
import { RULEBOOK } from '../../../shared/rules';
import { DATASET, inference, training, WORLD } from '../factory/help';

/** The sound world with some arrays of another shape or dtype, or new ones. */
function world(changes: { readonly [name: string]: Partial<ArrayFacts> }): FileContext {
  const known = DATASET.arrays.map((array) => ({ ...array, ...changes[array.name] }));
  const added = Object.entries(changes)
    .filter(([name]) => !DATASET.arrays.some((array) => array.name === name))
    .map(([name, change]) => ({ ...(DATASET.arrays[0] as ArrayFacts), name, ...change }));
  return { ...WORLD, dataset: { ...DATASET, arrays: [...known, ...added] } };
}

const sound = training().overrides;
const set = (overrides: TrainingRequest['overrides'], target = 'adr-003'): Request =>
  training({ target, overrides: { ...sound, ...overrides } });
const real = (overrides: TrainingRequest['overrides'] = {}) => set(overrides, 'ptychopinn-2026.07');

describe('a sound request', () => {
  const SOUND: readonly (readonly [string, Request, FileContext])[] = [
    ['training', training(), WORLD],
    ['training, real', real(), WORLD],
    ['inference', inference(), WORLD],
    [
      'inference, real',
      inference({ target: 'ptychopinn-2026.07', overrides: { n_groups: 600 } }),
      WORLD,
    ],
    ['grid of 3 with neighbours enough', set({ gridsize: 3, K: 9 }), WORLD],
    [
      'supervised with labels',
      set({ model_type: 'supervised' }),
      world({ Y: { shape: [600, 128, 128] } }),
    ],
    ['probe modes', training(), world({ probeGuess: { shape: [3, 128, 128] } })],
    ['one mode at the end', training(), world({ probeGuess: { shape: [128, 128, 1] } })],
    ['nominal positions', training(), world({ xcoords_start: { shape: [600] } })],
  ];

  it.each(SOUND)('%s: the rulebook is silent', (_name, request, seen) => {
    const ids = new Set(['check-failed', ...RULEBOOK.map(({ id }) => id)]);
    const { findings, payload } = resolve(request, seen);
    expect(findings.filter(({ rule }) => ids.has(rule))).toEqual([]);
    expect(payload).not.toBeNull();
  });
});

describe('the rules as data', () => {
  it('have one id each, and explain themselves', () => {
    expect(new Set(ruleIds()).size).toBe(ruleIds().length);
    for (const id of ruleIds()) {
      const { title = '', why = '', source = [] } = ruleFacts(id) ?? {};
      expect(title.length, id).toBeGreaterThan(5);
      expect(source, id).not.toEqual([]);
      expect(why, id).toMatch(/^[A-Z_n`].{30,}\.$/s);
    }
    expect(ruleFacts('no-such-rule')).toBeUndefined();
  });
});
