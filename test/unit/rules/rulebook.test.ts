/** Every rule of the rulebook: a request that it speaks of, one that it does not, and what its fixes do. */
import { describe, expect, it } from 'vitest';
import type { ArrayFacts, World } from '../../../shared/dataset/facts';
import { resolve } from '../../../shared/factory';
import { applyEdits } from '../../../shared/request/edits';
import type { Request, TrainingRequest } from '../../../shared/request/request';
import { RULEBOOK } from '../../../shared/rules';
import { ruleFacts, ruleIds } from '../../../shared/rules/facts';
import { VALUES_RULES } from '../../../shared/rules/values';
import { DATASET, inference, training, WORLD } from '../factory/help';

/** The sound world with some arrays of another shape or dtype, or new ones. */
function world(changes: { readonly [name: string]: Partial<ArrayFacts> }): World {
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

interface Example {
  readonly rule: string;
  readonly request?: Request;
  readonly world?: World;
  /** What the message must name. */
  readonly says: RegExp;
}

const FAILING: readonly Example[] = [
  {
    rule: 'pattern-stack',
    world: world({ diffraction: { shape: [128, 128, 600] } }),
    says: /\(H, W, n\)/,
  },
  {
    rule: 'pattern-stack',
    world: world({ diffraction: { shape: [600, 128, 64] } }),
    says: /\(600, 128, 64\)/,
  },
  {
    rule: 'no-patterns',
    world: world({ diffraction: { shape: [0, 128, 128] } }),
    says: /no pattern at all/,
  },
  {
    rule: 'coordinate-count',
    world: world({ xcoords: { shape: [599] } }),
    says: /xcoords has the shape \(599,\)/,
  },
  { rule: 'coordinate-count', world: world({ ycoords: { shape: [600, 1] } }), says: /ycoords/ },
  {
    rule: 'start-coordinate-shape',
    world: world({ xcoords_start: { shape: [3] } }),
    says: /\(3,\)/,
  },
  {
    rule: 'object-shape',
    world: world({ objectGuess: { shape: [1, 200, 200] } }),
    says: /two axes/,
  },
  {
    rule: 'probe-not-square',
    world: world({ probeGuess: { shape: [128, 64] } }),
    says: /\(128, 64\)/,
  },
  { rule: 'probe-real', world: world({ probeGuess: { dtype: 'float32' } }), says: /float32/ },
  {
    rule: 'patterns-integer',
    world: world({ diffraction: { dtype: 'uint16' } }),
    says: /uint16.*sqrt/,
  },
  { rule: 'pattern-size-mismatch', request: set({ N: 64 }), says: /N is 64, the patterns are 128/ },
  { rule: 'neighbours-too-few', request: set({ gridsize: 3, K: 8 }), says: /K is 8.*9 patterns/ },
  {
    rule: 'groups-exceed-patterns',
    request: real({ gridsize: 2, n_groups: 601 }),
    says: /600 patterns/,
  },
  { rule: 'groups-capped', request: real({ gridsize: 1, n_groups: 601 }), says: /601/ },
  {
    rule: 'patterns-too-few',
    request: set({ gridsize: 2 }),
    world: world({
      diffraction: { shape: [3, 128, 128] },
      xcoords: { shape: [3] },
      ycoords: { shape: [3] },
    }),
    says: /3 patterns, a group needs 4/,
  },
  { rule: 'not-positive', request: set({ nphotons: 0 }), says: /nphotons is 0/ },
  { rule: 'not-positive', request: set({ batch_size: -16 }), says: /batch_size is -16/ },
  {
    rule: 'gradient-accumulation',
    request: training({ execution: { accum_steps: 2 } }),
    says: /accum_steps is 2/,
  },
  { rule: 'labels-missing', request: set({ model_type: 'supervised' }), says: /no labels/ },
  { rule: 'supervised-loss', request: real({ mode: 'Supervised' }), says: /poisson/ },
  {
    rule: 'plateau-without-validation',
    request: training({
      target: 'ptychopinn-2026.07',
      overrides: { n_groups: 8, scheduler: 'ReduceLROnPlateau' },
    }),
    says: /never goes down/,
  },
];

const found = ({ rule, request = training(), world: seen = WORLD }: Example) =>
  resolve(request, seen).findings.filter((finding) => finding.rule === rule);

describe('a rule speaks of its case', () => {
  it.each(FAILING)('$rule: $says', (example) => {
    const [finding, ...more] = found(example);
    expect(more).toEqual([]);
    expect(finding?.message).toMatch(example.says);
    expect(finding?.severity).not.toBe('error');
  });

  it('every rule of the rulebook has a case here', () => {
    const tried = new Set(FAILING.map(({ rule }) => rule));
    // Rules about values have theirs on files that numpy writes.
    const others = RULEBOOK.filter((rule) => !VALUES_RULES.includes(rule));
    expect(others.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it.each(FAILING.filter((example) => found(example)[0]?.fixes.length))(
    '$rule: each fix mends it',
    (example) => {
      const request = example.request ?? training();
      for (const { edits } of found(example)[0]?.fixes ?? [])
        expect(found({ ...example, request: applyEdits(request, edits) })).toEqual([]);
    },
  );

  it('never takes the payload away', () => {
    for (const { request = training(), world: seen = WORLD, rule } of FAILING) {
      const { payload, findings } = resolve(request, seen);
      const refused = findings.some(({ severity }) => severity === 'error');
      expect(payload === null, rule).toBe(refused);
    }
  });
});

describe('a sound request', () => {
  const SOUND: readonly (readonly [string, Request, World])[] = [
    ['training', training(), WORLD],
    ['training, real', real(), WORLD],
    ['inference', inference(), WORLD],
    ['inference, real', inference({ target: 'ptychopinn-2026.07' }), WORLD],
    ['grid of 3 with neighbours enough', set({ gridsize: 3, K: 9 }), WORLD],
    [
      'supervised with labels',
      set({ model_type: 'supervised' }),
      world({ Y: { shape: [600, 128, 128], dtype: 'complex64' } }),
    ],
    [
      'supervised, real',
      real({ mode: 'Supervised', torch_loss_mode: 'mae' }),
      world({ Y: { dtype: 'complex64' } }),
    ],
    ['probe modes', training(), world({ probeGuess: { shape: [3, 128, 128] } })],
    ['one mode at the end', training(), world({ probeGuess: { shape: [128, 128, 1] } })],
    [
      'counts under the count contract',
      { ...real(), profile: 'ci' },
      world({ diffraction: { dtype: 'uint16' } }),
    ],
    ['nominal positions', training(), world({ xcoords_start: { shape: [600] } })],
  ];

  it.each(SOUND)('%s: the rulebook is silent', (_name, request, seen) => {
    const ids = new Set(RULEBOOK.map(({ id }) => id));
    const said = resolve(request, seen).findings.filter(({ rule }) => ids.has(rule));
    expect(said).toEqual([]);
  });
});

describe('the rules as data', () => {
  it('have one id each, and explain themselves', () => {
    expect(new Set(ruleIds()).size).toBe(ruleIds().length);
    for (const id of ruleIds()) {
      const { title = '', why = '', source = '' } = ruleFacts(id) ?? {};
      expect(`${title} ${source}`.trim().length, id).toBeGreaterThan(5);
      expect(why, id).toMatch(/^[A-Z_n].{30,}\.$/s);
    }
    expect(ruleFacts('no-such-rule')).toBeUndefined();
  });
});
