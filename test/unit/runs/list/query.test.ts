/** What is typed to find runs: words, conditions, and sentences about what is neither. */
import { describe, expect, it } from 'vitest';
import { readQuery, type Searchable } from '../../../../shared/runs/list/query';
import type { Value } from '../../../../shared/values/value';

interface Row {
  readonly [key: string]: Value | undefined;
}

const ROWS: readonly Row[] = [
  {
    name: 'gs2_n512',
    state: 'finished',
    loss: 0.05,
    nphotons: 1e9,
    tag: ['good', 'paper'],
    grid: [2, 2],
    time: 544,
    started: new Date(2026, 10, 27, 23, 59).toISOString(),
    scan: '2026-11-28',
  },
  {
    name: 'gs1_n512 new',
    state: 'crashed',
    loss: 0.4,
    nphotons: 1e5,
    tag: ['goodish'],
    grid: [1, 1],
    time: 41,
    started: new Date(2026, 10, 28, 0, 1).toISOString(),
    scan: 'of 2026-11-28',
  },
  {
    name: 'gs2_n256',
    state: 'running',
    loss: null,
    nphotons: 244_000,
    tag: [],
    grid: [2, 2],
    mask: null,
  },
];
const KEYS = [
  'state',
  'loss',
  'nphotons',
  'tag',
  'grid',
  'time',
  'mask',
  'started',
  'scan',
  'data_config.nphotons',
];

const SEARCHABLE: Searchable<Row> = {
  text: ({ name, state }) => `${name}\n${state}`,
  keys: new Map(KEYS.map((key) => [key, (row: Row) => row[key.replace('data_config.', '')]])),
};

const found = (query: string) => {
  const { matches, problems } = readQuery(query, SEARCHABLE);
  return { at: ROWS.flatMap((row, at) => (matches(row) ? [at] : [])), problems };
};

describe('a query', () => {
  it.each([
    ['', [0, 1, 2]],
    ['started:2026-11-28', [1]],
    ['started=2026-11-27', [0]],
    ['started<2026-11-28', [0]],
    ['started<=2026-11-28', [0, 1]],
    ['started>2026-11-27', [1]],
    ['started>=2026-11-27', [0, 1]],
    ['started>2026-11', []],
    ['started:2026-11', [0, 1]],
    ['-started>=2026-11-28', [0, 2]],
    ['scan:2026-11-28', [0, 1]],
    ['loss>2026-11-28', []],
    ['gs2', [0, 2]],
    ['GS2 n256', [2]],
    ['-gs2', [1]],
    ['"n512 new"', [1]],
    ['-"n512 new" n512', [0]],
    ['loss<0.1', [0]],
    ['loss < 0.1', [0]],
    ['loss<=0.4', [0, 1]],
    ['loss>=.4', [1]],
    // What is not known fulfils no condition, and not its contrary either.
    ['-loss<0.1', [1, 2]],
    ['nphotons>1e5', [0, 2]],
    ['nphotons:1e5', [1]],
    ['nphotons=244,000', [2]],
    ['data_config.nphotons!=1e9', [1, 2]],
    ['NPHOTONS>2×10^5', [0, 2]],
    ['state:finished', [0]],
    ['-state:finished', [1, 2]],
    ['state:run', [2]],
    ['state=run', []],
    ['tag:good', [0]],
    ['-tag:good', [1, 2]],
    ['tag:"PAPER"', [0]],
    ['grid:2', [0, 2]],
    ['grid<2', [1]],
    ['grid=[2,2]', [0, 2]],
    ['mask=None', [2]],
    ['time>1min', [0]],
    ['time>=9:04', [0]],
    ['gs2 loss<0.1 state:finished -tag:bad', [0]],
    ['13:41', []],
  ])('%s', (query, at) => {
    expect(found(query)).toEqual({ at, problems: [] });
  });

  it.each([
    ['los<0.1', 'No column or setting is called `los`. Did you mean `loss`?'],
    ['quux:1', 'No column or setting is called `quux`.'],
    ['loss<', '`loss<` has no value after `<`.'],
    ['tag:', '`tag:` has no value after `:`.'],
    ['loss < low', '`loss < low` needs a number or a date after `<`.'],
    ['loss<1,5', '`1,5` may mean `1.5` or `15`. Write it so.'],
    ['"gs2', '`"gs2` has no closing quote.'],
  ])('%s is not understood, which a sentence says', (query, problem) => {
    expect(found(query)).toEqual({ at: [0, 1, 2], problems: [problem] });
  });

  it('searches for the rest where a part is not understood', () => {
    expect(found('gs2 los<0.1').at).toEqual([0, 2]);
  });

  it('takes any text', () => {
    for (const text of [
      '-',
      '--',
      '- -',
      '<',
      '::',
      '-:x',
      'a:b:c',
      '"',
      '""',
      '\u202e',
      'tag:"a"b',
      '__proto__:1',
      'constructor<1',
    ])
      expect(() => found(text)).not.toThrow();
    expect(found('constructor<1').problems).toHaveLength(1);
  });
});
