import { describe, expect, it } from 'vitest';
import { beyondBounds, DEPTH_LIMIT, SIZE_LIMIT } from '../../../electron/main/ipc/bounds';
import { isOurPage } from '../../../electron/main/ipc/sender';
import { CHANNELS, type Channel } from '../../../shared/ipc/contract';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
};

describe('what a page may send', () => {
  it('takes what a draft is made of', () => {
    expect(beyondBounds('keep', { overrides: { K: [1, 2], a: null }, text: 'x' })).toBeNull();
    expect(beyondBounds('keep', nested(DEPTH_LIMIT))).toBeNull();
  });
  it('refuses what is too deep or too large, without recursion', () => {
    expect(beyondBounds('keep', nested(100_000))).toMatchObject({
      code: 'argument-too-deep',
      parameters: { limit: DEPTH_LIMIT },
    });
    expect(beyondBounds('keep', 'x'.repeat(SIZE_LIMIT + 1))).toMatchObject({
      code: 'argument-too-large',
    });
    expect(
      beyondBounds('keep', ['x'.repeat(SIZE_LIMIT / 2), 'x'.repeat(SIZE_LIMIT / 2)]),
    ).toMatchObject({ code: 'argument-too-large', parameters: { channel: 'keep' } });
  });
});

describe('who may ask', () => {
  const url = 'app://pinnboard/index.html';
  it('is the main frame of our page alone', () => {
    expect(isOurPage({ url, parent: null })).toBe(true);
    expect(isOurPage({ url, parent: {} })).toBe(false);
    expect(isOurPage(null)).toBe(false);
    for (const other of ['app://pinnboard.evil/', 'https://pinnboard/', 'about:blank', ''])
      expect(isOurPage({ url: other, parent: null })).toBe(false);
  });
});

describe('numbers of jobs', () => {
  const draft = {
    target: 'adr-003',
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: '',
    overrides: {},
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  };
  const axis = { kind: 'list', name: 'n_groups', place: 'override', values: [1, 2] };
  const spec = { axes: [axis], method: { kind: 'grid' }, leave_out: [] };
  const sweep = { draft, spec, name: 's', scripts: {} };
  const asked: { readonly [C in Channel]?: (job: unknown) => unknown } = {
    'sweep.plan': (job) => ({ ...sweep, job, from: 0 }),
    'sweep.write': (job) => ({ ...sweep, job, leaveOutCrashes: true }),
    cancel: (job) => job,
    positions: (job) => ({ dataset: 'a', job }),
    values: (job) => ({ dataset: 'a', job, mode: 'always' }),
  };
  it.each(Object.entries(asked))('%s takes whole ones from 0 on', (channel, argument) => {
    const takes = (job: unknown) =>
      CHANNELS[channel as Channel].argument.safeParse(argument(job)).success;
    expect([0, 1, 900].map(takes)).toEqual([true, true, true]);
    for (const job of [-1, 1.5, '1', null, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect([job, takes(job)]).toEqual([job, false]);
  });
});
