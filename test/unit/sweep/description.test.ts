import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDescription } from '../../../shared/sweep/description/read';
import { sweepJsonSchema } from '../../../shared/sweep/description/schema';
import { descriptionText } from '../../../shared/sweep/description/write';
import type { Axis, SweepSpec } from '../../../shared/sweep/sweep';
import { training } from '../factory/help';

const TEXT = `
# A study of two things.
name: rates
base: base.json
axes:
  gridsize: [1, 2, 3]
  execution.learning_rate: {from: 1e-4, to: 1e-2, count: 5, scale: log}
  train_data_file: [a.npz, "b c.npz"]
  batch_size: {from: 8, to: 32, count: 4}
  mode: Supervised
leave_out: gridsize > 1 and batch_size > 16
scripts:
  slurm: {partition: gpu, time: 04:00:00, gpus: 1}
  parallel:
`;

function described(text: string) {
  const reading = readDescription(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.description;
}
const problems = (text: string) => {
  const reading = readDescription(text);
  return reading.ok
    ? []
    : reading.problems.map(({ message, line, column }) => `${line}:${column} ${message}`);
};

describe('a description', () => {
  it('has short forms of axes, scripts with their options, and a base by its path', () => {
    const description = described(TEXT);
    expect(description.base).toBe('base.json');
    expect(description.name).toBe('rates');
    expect(description.scripts).toEqual({
      slurm: { partition: 'gpu', time: '04:00:00', gpus: 1 },
      parallel: {},
    });
    const spec = description.over(training());
    expect(spec.method).toEqual({ kind: 'grid' });
    expect(spec.leave_out).toEqual(['gridsize > 1 and batch_size > 16']);
    const range = { kind: 'range', from: 1e-4, to: 1e-2, count: 5, scale: 'log', whole: false };
    expect(spec.axes).toEqual([
      { kind: 'list', name: 'gridsize', place: 'override', values: [1, 2, 3] },
      { ...range, name: 'learning_rate', place: 'execution' },
      { kind: 'list', name: 'train_data_file', place: 'request', values: ['a.npz', 'b c.npz'] },
      // batch_size is a whole number, and says so itself.
      {
        ...range,
        name: 'batch_size',
        place: 'override',
        from: 8,
        to: 32,
        count: 4,
        scale: 'linear',
        whole: true,
      },
      { kind: 'list', name: 'mode', place: 'override', values: ['Supervised'] },
    ]);
  });

  it('holds a base itself, with numbers as people write them', () => {
    const { base } = described(
      'base: {target: adr-003, workflow: training, train_data_file: s.npz, output_dir: o, overrides: {n_groups: 24, nphotons: 1e9}}\naxes: {gridsize: 2}\nmethod: random\ncount: 5\n',
    );
    expect(base).toEqual({
      target: 'adr-003',
      workflow: 'training',
      train_data_file: 's.npz',
      output_dir: 'o',
      overrides: { n_groups: 24, nphotons: 1e9 },
      execution: null,
    });
  });

  it('keeps whole numbers of any size', () => {
    const { axes } = described(
      'base: b\naxes:\n  subsample_seed: [9007199254740993, -9223372036854775808, 1]\n',
    ).over(training());
    expect(axes).toMatchObject([{ values: [9007199254740993n, -9223372036854775808n, 1] }]);
  });

  it('may be JSON', () => {
    const { axes } = described('{"base": "b.json", "axes": {"gridsize": [1, 2]}}').over(training());
    expect(axes).toHaveLength(1);
  });

  it.each([
    ['axes: {gridsize: [1]', /^1:21 .*end with a }/],
    [
      'base: b\naxes:\n  gridsize: [1, None]\n',
      /^3:17 None is text in YAML 1\.2\. Write null, or "None"/,
    ],
    ['base: b\naxes:\n  probe_big: [yes]\n', /^3:15 yes is text .* Write true/],
    ['base: b\naxes:\n  x: .inf\n', /^3:6 \.inf is not a number/],
    ['base: b\naxes:\n  gridsize: [1]\n  gridsize: [2]\n', /^4:3 Map keys must be unique/],
    [
      'base: b\naxes:\n  x: {from: 1, to: 2, counts: 3}\n',
      /^3:23 `axes\.x` has the unknown key `counts`\. Did you mean count\?/,
    ],
    [
      'base: b\naxes:\n  x: {from: 1, to: two, count: 3}\n',
      /^3:20 `axes\.x\.to` must be a number, not `"two"`\.$/,
    ],
    ['base: b\naxes:\n  x: {from: 1, to: 2}\n', /^3:6 The range of x needs a count/],
    ['base: b\naxes:\n  x: []\n', /^3:6 `axes\.x` must have at least 1 element, not `\[\]`\.$/],
    ['base: b\naxes: {}\n', /^2:7 The sweep has no axis/],
    [
      'base: b\naxis: {x: 1}\n',
      /^2:1 The description has the unknown key `axis`\. Did you mean axes\?$/m,
    ],
    ['axes: {x: 1}\n', /^1:1 There is no base/],
    [
      'base: {workflow: training, output_dir: o, overides: {}}\naxes: {x: 1}\n',
      /^1:43 `base` has the unknown key `overides`\. Did you mean overrides\?$/m,
    ],
    ['base: b\naxes: {x: 1}\nmethod: random\n', /^3:1 method random needs a count/],
    ['base: b\naxes: {x: 1}\nseed: 3\n', /^3:1 seed belongs to method random; the method is grid/],
    [
      'base: b\naxes: {x: 1}\nmethod: gird\n',
      /^3:9 `method` must be one of `grid`, `zip`, `random`, not `"gird"`\.$/,
    ],
    ['a: &a [*a]\n', /^1:8 The alias \*a is inside/],
    ['a: !!python/object:os.system x\n', /^1:4 .*tag/],
    ['', /`axes` is missing/],
    ['- 1\n', /^1:1 The description must be an object, not `\[…\]`\.$/],
  ])('%j is refused with its place', (text, words) => {
    expect(problems(text).join('\n')).toMatch(words);
  });

  it('of nested aliases does not take the memory', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 12; i += 1) {
      const [name, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
      lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    expect(problems(lines.join('\n')).join()).toMatch(/aliases cannot be followed/);
  });

  it.each(['[', 'a: ', '- ', '{a: '])('that nests without end is refused: %s', (unit) => {
    expect(problems(unit.repeat(30_000)).join()).toMatch(/nested deeper/);
  });

  it('is never the end of the program, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDescription(text)));
  });
});

describe('the description that is written', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.string(),
    fc.constantFrom(
      null,
      true,
      'yes',
      'None',
      '1e9',
      'null',
      '~',
      1e18,
      [2, 2],
      'a: b',
      '#x',
      'läng',
    ),
  );
  const place = fc.constantFrom('override' as const, 'execution' as const, 'request' as const);
  const axis: fc.Arbitrary<Axis> = fc.oneof(
    fc.record({
      kind: fc.constant('list' as const),
      place,
      name: fc.stringMatching(/^[a-z_][a-z_.]{0,12}$/),
      values: fc.array(value, { minLength: 1 }),
    }),
    fc.record({
      kind: fc.constant('range' as const),
      place,
      name: fc.constantFrom('gridsize', 'train_data_file', 'execution.x', 'learning_rate'),
      from: fc.double({ noNaN: true, noDefaultInfinity: true }),
      to: fc.double({ noNaN: true, noDefaultInfinity: true }),
      count: fc.integer({ min: 1, max: 1e6 }),
      scale: fc.constantFrom('linear' as const, 'log' as const),
      whole: fc.boolean(),
    }),
  );
  const sweep: fc.Arbitrary<SweepSpec> = fc.record({
    base: fc.record({ notes: value, nphotons: value }).map((overrides) => ({
      ...training({ overrides, execution: { learning_rate: 3e-4 } }),
      profile: null,
      cli_defaults: false,
    })),
    axes: fc.uniqueArray(axis, {
      minLength: 1,
      maxLength: 4,
      selector: ({ name, place: at }) => `${at} ${name}`,
    }),
    method: fc.oneof(
      fc.constant({ kind: 'grid' as const }),
      fc.constant({ kind: 'zip' as const }),
      fc.record({
        kind: fc.constant('random' as const),
        count: fc.integer({ min: 1 }),
        seed: fc.nat(),
      }),
    ),
    leave_out: fc.array(fc.string()),
  });

  it('reads back as the same sweep', () => {
    fc.assert(
      fc.property(sweep, (spec) => {
        const description = described(descriptionText(spec));
        if (typeof description.base === 'string') throw new Error('The base is written out');
        // -0 and 0 are one number in Python's JSON as well, but not here.
        expect(JSON.stringify(description.over(description.base))).toBe(
          JSON.stringify({
            ...spec,
            base: description.base,
          }),
        );
        expect(description.base).toEqual(spec.base);
      }),
    );
  });

  it('fits the published schema, and so does the example of the help', () => {
    const validate = new Ajv2020({ strict: false }).compile(sweepJsonSchema());
    expect([validate(parse(TEXT)), validate.errors]).toEqual([true, null]);
    expect(validate(parse('base: b\naxes: {x: {from: 1, to: 2, cuont: 3}}\nmethod: gird'))).toBe(
      false,
    );
    fc.assert(
      fc.property(sweep, (spec) => {
        expect(validate(parse(descriptionText(spec, { base: 'b.json' })))).toBe(true);
      }),
    );
  });
});
