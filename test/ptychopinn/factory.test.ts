/**
 * Requests drawn at random, answered by PtychoPINN's own factory, of each revision that can be installed, and by ours: every key and value of payload and legacy
 * params, and every refusal. `PINNBOARD_SEED` repeats a run, `PINNBOARD_CASES` says how many requests there are.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../electron/node/dataset/read';
import { readModel } from '../../electron/node/model/read';
import { readFactoryProgram, runFactory } from '../../electron/node/verify/runFactory';
import type { FileContext } from '../../shared/dataset/fileContext';
import { resolve } from '../../shared/factory';
import { parseJson } from '../../shared/json/read';
import { jsonText } from '../../shared/json/write';
import {
  datasetPath,
  type Request,
  requestSchema,
  type Workflow,
} from '../../shared/request/request';
import { shortCommit } from '../../shared/sources/source';
import { TARGETS } from '../../shared/targets';
import { catalogueOf } from '../../shared/targets/catalogue';
import { knownOverrides } from '../../shared/targets/names';
import type { Target } from '../../shared/targets/target';
import type { FieldType } from '../../shared/values/fieldType';
import type { Value } from '../../shared/values/value';
import { type FactoryAnswer, factoryLine } from '../../shared/verify/factoryProgram';
import { compareWithFactory } from '../../shared/verify/verification';
import { ALL } from '../cases';
import { DIFFERENCES } from '../conformance/differences';
import { FIXTURES } from '../conformance/read';

const CACHE = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'pinnboard');
const PROGRAM = process.env.PINNBOARD_PTYCHOPINN ?? path.join(CACHE, 'ptychopinn');
const pythonOf = ({ commit }: Target) =>
  path.join(PROGRAM, shortCommit(commit ?? ''), 'bin/python');
const SEED = Number(process.env.PINNBOARD_SEED ?? Date.now() % 2 ** 31);
const COUNT = Number(process.env.PINNBOARD_CASES ?? (ALL ? 1000 : 40));
const NPZ = path.join(FIXTURES, 'npz');

const FILES = readdirSync(NPZ);
const ODD_FILES = [
  './train64.npz',
  './/train64.npz',
  'train64.npz/',
  'train64.npz/.',
  '../npz//train32.npz',
  '',
  '.',
  '/',
  '//',
  'nothere.npz',
  'nothere/../train64.npz',
  'a\0b.npz',
  'süß µ 光.npz',
  `${'x'.repeat(300)}.npz`,
];
const FOLDERS = [
  'out',
  'out/',
  './out',
  'a//b',
  '',
  '.',
  './/',
  '/',
  '//',
  '///',
  '//net/share',
  '///x/./y/',
  'a/../b',
  '..',
  '~',
  'runs/a b',
  'süß µ 光',
  'a\\b',
  '-x',
  'a\nb',
  '\u2028',
  "it's",
  ' ',
  ' a ',
  'a/.',
  './/',
  'a/./b/',
];
const MODELS = [
  '../models/trained',
  '../models/trained/',
  '..//models/./trained',
  '../models/no_archive',
  '',
  'nothere',
  '.',
];

/** JSON texts, since a `number` of that size would be rounded before anyone reads it. */
const WHOLE = [
  '9007199254740992',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551616',
  '4294967296',
  `1${'0'.repeat(30)}`,
  `-1${'0'.repeat(40)}`,
  `1${'0'.repeat(400)}`,
];
const UNUSUAL = [
  'null',
  'true',
  'false',
  '0',
  '1',
  '-1',
  '2',
  '3',
  '0.5',
  '-0.0',
  '1e-5',
  '1e9',
  '1e16',
  '1e300',
  '5e-324',
  '""',
  '" "',
  '"x"',
  '"0.5"',
  '" 1_0.5e1 "',
  '"inf"',
  '"nan"',
  '"-1"',
  '"None"',
  '"auto"',
  '"data"',
  '"32-true"',
  '"a//b/"',
  '"./x"',
  '"\\u0000"',
  '"\\u2028"',
  '"süß"',
  '[]',
  '{}',
  '[1]',
  '[2, 2]',
  '[true, true]',
  '[true, 1]',
  '[1, 2]',
  '[0.1, 0.9]',
  '[null]',
  '["a", 3]',
  '[[], []]',
  '[2.5, 2.5]',
  '[9007199254740993, 9007199254740993]',
  '[4294967296, 4294967296]',
  '{"a": [1, null]}',
  '{"__proto__": 1, "constructor": {}}',
  '"poisson"',
  '"rectangular_scaled"',
  '"Supervised"',
  '"pinn"',
  '"ci_intensity_v2"',
  ...WHOLE,
];

const ODD_NAMES = [
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__'),
  '__proto__',
  'prototype',
  '',
  ' ',
  'gridsze',
  'N ',
  'n',
  'a.b',
  'a=b',
  'a\0b',
  '\u001b[31m',
  'süß',
  '1',
  '-x',
  '\u202e',
];

/** A value as its field is meant to have it. */
function usual(type: FieldType | undefined): fc.Arbitrary<string> {
  if (type?.nullable) {
    const { nullable: _, ...rest } = type;
    return fc.oneof(
      { weight: 4, arbitrary: usual(rest) },
      { weight: 1, arbitrary: fc.constant('null') },
    );
  }
  switch (type?.kind) {
    case 'enum':
      return fc.constantFrom(...type.choices.map((choice) => JSON.stringify(choice)));
    case 'bool':
      return fc.constantFrom('true', 'false');
    case 'int':
      return fc.constantFrom('1', '2', '3', '4', '8', '64', '512', '100000', ...WHOLE);
    case 'float':
      return fc.constantFrom(
        '0.5',
        '1.0',
        '1',
        '2',
        '1e-5',
        '1000000000.0',
        '0.0',
        '3.25',
        '12345678.90123',
        ...WHOLE,
      );
    case 'tuple':
      return fc.tuple(...type.of.map(usual)).map((items) => `[${items.join(', ')}]`);
    case 'list':
      return fc.array(usual(type.of), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
    case 'union':
      return fc.oneof(...type.of.map(usual));
    default:
      return fc.constantFrom(
        '"Default"',
        '"auto"',
        '"a b"',
        '"süß µ 光"',
        '"x/y"',
        '"a//b/"',
        '"./a"',
        '""',
      );
  }
}

const valueFor = (type: FieldType | undefined) =>
  fc.oneof(
    { weight: 3, arbitrary: usual(type) },
    { weight: 1, arbitrary: fc.constantFrom(...UNUSUAL) },
  );

/** Name and value as they stand in a JSON object. */
const entry = (names: readonly string[], typeOf: (name: string) => FieldType | undefined) =>
  fc
    .constantFrom(...names)
    .chain((name) => valueFor(typeOf(name)).map((value) => [name, value] as const));

const settings = (
  names: readonly string[],
  typeOf: (name: string) => FieldType | undefined,
  most: number,
) =>
  fc.array(
    fc.oneof(
      { weight: 12, arbitrary: entry(names, typeOf) },
      { weight: 1, arbitrary: entry(ODD_NAMES, () => undefined) },
    ),
    { maxLength: most },
  );

const often = <T>(usually: fc.Arbitrary<T>, weight: number, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: usually }, { weight: 1, arbitrary: seldom });

type Entries = readonly (readonly [string, string])[];

/** Settings that mean something together only: the fields of the object policy, in legal rows and others. */
function policyEntries({ traits }: Target): fc.Arbitrary<Entries> {
  const policy = traits.factory.objectPolicy;
  if (!policy) return fc.constant([]);
  const choices = (name: string) => [
    ...policy.rows.map((row) => JSON.stringify(row[name] ?? null)),
    'null',
  ];
  const any = fc.record(
    Object.fromEntries(
      [...policy.pair, policy.alias].map((name) => [name, fc.constantFrom(...choices(name))]),
    ),
    { requiredKeys: [] },
  );
  const legal = fc
    .constantFrom(...policy.rows)
    .map((row) =>
      Object.fromEntries(policy.pair.map((name) => [name, JSON.stringify(row[name] ?? null)])),
    );
  return often<{ readonly [name: string]: string | undefined }>(
    fc.constant({}),
    3,
    fc.oneof(legal, any),
  ).map((drawn) => Object.entries(drawn).map(([name, text = 'null']) => [name, text] as const));
}

/** The request's JSON text. */
function textsFor(target: Target): fc.Arbitrary<string> {
  const fields = catalogueOf(target.name).filter(({ name }) => name !== 'model');
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const options = Object.entries(target.sections.execution_config);
  const optionTypes = new Map(options.map(([name, { type }]) => [name, type]));
  const everyName = [...new Set([...fields.map(({ name }) => name), ...target.synonyms.flat()])];
  const overrides = (workflow: Workflow) =>
    often(
      settings([...knownOverrides(target, workflow)], (name) => types.get(name), 6),
      6,
      settings(everyName, (name) => types.get(name), 6),
    );
  return fc
    .constantFrom<Workflow[]>('training', 'training', 'inference')
    .chain((workflow) =>
      fc.record({
        workflow: fc.constant(workflow),
        file: often(fc.constantFrom(...FILES), 4, fc.constantFrom(...ODD_FILES)),
        model: often(fc.constant('../models/trained'), 5, fc.constantFrom(...MODELS)),
        output: fc.constantFrom(...FOLDERS),
        groups: often(
          fc.constant('64'),
          9,
          fc.constantFrom('', 'null', '0', 'true', '"x"', ...WHOLE),
        ),
        overrides: overrides(workflow),
        policy: policyEntries(target),
        execution: often(
          fc.constant(null),
          1,
          settings([...optionTypes.keys()], (name) => optionTypes.get(name), 3),
        ),
        merged: often<Entries>(
          fc.constant([]),
          4,
          settings(
            [...target.traits.factory.mergedOptions, 'num_workers'],
            (name) => optionTypes.get(name),
            2,
          ),
        ),
        profile: often(fc.constant<string | null>(null), 5, fc.constantFrom('ci', 'ci', 'x', '')),
        layer: often(fc.constant(false), 3, fc.constant(true)),
      }),
    )
    .map(({ workflow, file, model, output, groups, profile, layer, ...drawn }) => {
      const object = (entries: Entries) =>
        `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`;
      const all = [
        ...(groups === '' ? [] : [['n_groups', groups] as const]),
        ...drawn.overrides,
        ...drawn.policy,
      ];
      const execution =
        drawn.execution === null && drawn.merged.length === 0
          ? null
          : [...(drawn.execution ?? []), ...drawn.merged];
      // Of a name that stands twice the last counts, here as in Python.
      return object([
        ['target', JSON.stringify(target.name)],
        ['workflow', JSON.stringify(workflow)],
        ...(workflow === 'training'
          ? [['train_data_file', JSON.stringify(file)] as const]
          : [
              ['model_path', JSON.stringify(model)] as const,
              ['test_data_file', JSON.stringify(file)] as const,
            ]),
        ['output_dir', JSON.stringify(output)],
        ['overrides', object(all)],
        ['execution', execution === null ? 'null' : object(execution)],
        ...(workflow === 'training' && profile !== null
          ? [['profile', JSON.stringify(profile)] as const]
          : []),
        ['cli_defaults', String(layer)],
      ]);
    });
}

/** What the real factory makes of each request. */
async function ask(
  target: Target,
  requests: readonly Request[],
): Promise<readonly FactoryAnswer[]> {
  const { answers } = await runFactory(
    requests.map((request) => factoryLine(request, target)),
    {
      python: pythonOf(target),
      program: await readFactoryProgram(path.resolve('electron')),
      cwd: NPZ,
      limitSeconds: 3600,
    },
  );
  return answers;
}

const readings = new Map<string, FileContext['dataset']>();

async function contextOf(request: Request): Promise<FileContext> {
  const named = datasetPath(request);
  const file = named === '' ? '' : path.resolve(NPZ, named);
  const dataset = readings.get(file) ?? (await readDataset(file));
  readings.set(file, dataset);
  if (request.workflow === 'training') return { dataset };
  const model = request.model_path;
  return { dataset, model: await readModel(model === '' ? '' : path.resolve(NPZ, model)) };
}

const show = (value: Value | undefined) => (value === undefined ? 'absent' : jsonText(value));

async function problemOf(request: Request, answer: FactoryAnswer): Promise<string | null> {
  const resolution = resolve(request, await contextOf(request));
  const { equal, error, rejections, differences } = compareWithFactory(resolution, answer);
  if (error !== null && !equal) return `PtychoPINN refuses it: ${error.type}: ${error.message}`;
  if (error === null && rejections.length > 0)
    return `PtychoPINN takes it: ${rejections.map(({ message }) => message).join(' ')}`;
  if ('error' in answer) {
    const { type, message, about } = answer.error;
    const errors = resolution.findings.filter(({ severity }) => severity === 'error');
    const told = errors.some(({ fields }) =>
      fields.some(
        (field) =>
          about.includes(field) ||
          message.endsWith(`'${field}'`) ||
          // A name that is no word, among unknown ones.
          message.split(/: |, /).includes(field),
      ),
    );
    return told
      ? null
      : `no error is about what PtychoPINN says (${type}: ${message}): ${errors.map(({ fields }) => fields.join()).join('; ')}`;
  }
  const found = differences.map(
    ({ section, field, pinnboard, ptychopinn }) =>
      `${section}.${field}: ${show(pinnboard)}, PtychoPINN ${show(ptychopinn)}`,
  );
  return found.length === 0 ? null : found.slice(0, 5).join('; ');
}

/** A float as the number of devices, which a request that is read cannot tell from a whole number: a deliberate difference. */
const FLOAT_DEVICES = /"devices": -?(\d+\.|[\d.]+e)/;

const INSTALLABLE = Object.values(TARGETS).filter(({ traits }) => traits.run.runs);

describe.each(INSTALLABLE)(`the real factory, seed ${SEED}: $name`, (target) => {
  it.skipIf(!existsSync(pythonOf(target)))(
    `answers ${COUNT} requests as ours does`,
    { timeout: 3_600_000 },
    async () => {
      console.log(`PINNBOARD_SEED=${SEED} PINNBOARD_CASES=${COUNT}`);
      const cases = fc
        // More than are compared, since deliberate differences are left out.
        .sample(textsFor(target), { numRuns: Math.ceil(COUNT * 1.3), seed: SEED })
        .filter((text) => !FLOAT_DEVICES.test(text))
        .map((text) => ({ text, request: requestSchema.parse(parseJson(text)) }))
        .filter(({ request }) => !DIFFERENCES.some(({ holds }) => holds(request)))
        .slice(0, COUNT);
      const answers = await ask(
        target,
        cases.map(({ request }) => request),
      );
      const failed: string[] = [];
      let refused = 0;
      for (const [i, { text, request }] of cases.entries()) {
        const answer = answers[i];
        if (!answer) continue;
        if ('error' in answer) refused += 1;
        const problem = await problemOf(request, answer);
        if (problem !== null) failed.push(`${problem}\n    ${text}`);
      }
      console.log(
        `${cases.length} compared, of which PtychoPINN refuses ${refused}; ${failed.length} differ`,
      );
      expect(failed.slice(0, 20).join('\n')).toBe('');
      // Both kinds of answers are many, or little was tried.
      expect(refused).toBeGreaterThan(cases.length / 20);
      expect(cases.length - refused).toBeGreaterThan(cases.length / 8);
    },
  );
});
