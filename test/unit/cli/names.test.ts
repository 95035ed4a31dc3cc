/** No name is special: what every JavaScript object inherits is, as a setting's name, one like any other. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatsFor } from '../../../shared/exporters';
import { jsonText } from '../../../shared/json/write';
import { findTarget } from '../../../shared/targets';
import { ALL } from '../../cases';
import { TARGET_NAMES } from '../../conformance/read';
import { NPZ, pinnboard, temporary } from './run';

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', ''];
const DATA = path.join(NPZ, 'train64.npz');
const WORKFLOWS = ['training', 'inference'] as const;

/** A setting under this name; an assignment would set the prototype of `__proto__`. */
const named = (name: string, value: unknown = 1) => Object.fromEntries([[name, value]]);

const request = (
  target: string,
  workflow: (typeof WORKFLOWS)[number],
  { overrides = {}, execution = null }: { overrides?: object; execution?: object | null },
) =>
  jsonText({
    target,
    workflow,
    ...(workflow === 'training'
      ? { train_data_file: DATA }
      : { model_path: path.join(NPZ, '../models/trained'), test_data_file: DATA }),
    output_dir: 'out',
    overrides: { n_groups: 4, ...overrides },
    execution,
  });

const answerSchema = z.object({
  payload: z.object({ overrides_applied: z.unknown() }).nullable(),
  findings: z.array(z.object({ rule: z.string(), fields: z.array(z.string()) })),
});

/** Neither a bug nor a word of JavaScript's own. */
function expectSound(args: readonly string[], { code, err }: { code: number; err: string }): void {
  expect([0, 1, 2], args.join(' ')).toContain(code);
  expect(err, args.join(' ')).not.toMatch(/Cannot read|not a function|undefined|went wrong/);
}

describe.each(TARGET_NAMES)('a name of Object.prototype, %s', (target) => {
  const { training = 'kept', inference = 'kept' } =
    findTarget(target)?.traits.factory.unknownOverrides ?? {};
  const refuses = { training: training === 'refused', inference: inference === 'refused' };

  it.each(WORKFLOWS)('is an unknown override or option in a batch of %s', async (workflow) => {
    const lines = NAMES.flatMap((name) => [
      `${request(target, workflow, { overrides: named(name) })}\n`,
      `${request(target, workflow, { execution: named(name) })}\n`,
    ]);
    const { code, out } = await pinnboard(['batch'], lines);
    expect(code).toBe(0);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers).toHaveLength(2 * NAMES.length);
    NAMES.forEach((name, i) => {
      const [override, option] = answers.slice(2 * i, 2 * i + 2);
      const said = (answer: typeof override, rule: string) =>
        answer?.findings.some((one) => one.rule === rule && one.fields.includes(name));
      const rule = refuses[workflow] ? 'override-refused' : 'unknown-override';
      expect(said(override, rule), name).toBe(true);
      const audited = Object.entries(Object(override?.payload?.overrides_applied));
      if (refuses[workflow]) expect(override?.payload, name).toBeNull();
      else expect(audited, name).toContainEqual([name, 1]);
      expect(said(option, 'unknown-execution-option'), name).toBe(true);
      expect(option?.payload, name).toBeNull();
    });
  });

  it('is taken by every command that reads a request', async () => {
    const folder = temporary();
    const formats = formatsFor({ target, workflow: 'training' });
    for (const [i, name] of NAMES.entries()) {
      const file = path.join(folder, `${i}.json`);
      writeFileSync(file, request(target, 'training', { overrides: named(name, 'a') }));
      const commands = [
        ['check', file],
        ['fix', file, '-o', path.join(folder, `${i}.fixed.json`)],
        ['diff', file, file],
        ['import', file],
        ...formats
          // Each format with some of the names, and all of them with the one that sets a prototype.
          .filter((_, at) => ALL || name === '__proto__' || at === i % formats.length)
          .map(({ id }) => ['export', file, '--as', id]),
      ];
      for (const args of commands) expectSound(args, await pinnboard(args));
    }
  });

  it('is taken on the command line and as an axis', async () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'sweeps'));
    const common = ['--target', target, '--data', DATA];
    for (const [i, name] of NAMES.filter((one) => one !== '').entries()) {
      const commands = ['--set', '--exec'].map((flag) => [
        'payload',
        'training',
        ...common,
        '--out',
        'o',
        '--set',
        'n_groups=4',
        flag,
        `${name}=1`,
        '-o',
        path.join(folder, `${i}${flag}.json`),
      ]);
      const [written, refused] = await Promise.all(commands.map((args) => pinnboard(args)));
      expect([written?.code, refused?.code], name).toEqual([refuses.training ? 1 : 0, 1]);
      expectSound(['explain', name], await pinnboard(['explain', name, ...common]));
      expectSound(['fields', name], await pinnboard(['fields', name, '--target', target]));
      const description = path.join(folder, `${i}.json`);
      writeFileSync(
        description,
        `{"base": ${request(target, 'training', {})}, "axes": ${jsonText(named(name, [1, 2]))}}`,
      );
      const args = ['sweep', description, '-o', path.join(folder, 'sweeps', String(i))];
      const swept = await pinnboard(args);
      expectSound(args, swept);
      expect(swept.code, `${name}: ${swept.err}`).toBe(refuses.training ? 1 : 0);
    }
    const written = refuses.training ? 0 : NAMES.length - 1;
    expect(readdirSync(path.join(folder, 'sweeps'))).toHaveLength(written);
  });
});
