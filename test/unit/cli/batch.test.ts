import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '../../../electron/cli/program';
import { readVectors, TARGET_NAMES } from '../../conformance/read';
import { NPZ, pinnboard, temporary } from './run';

const results = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const line = (changes: object = {}) =>
  `${JSON.stringify({ target: 'adr-003', workflow: 'training', train_data_file: 'train64.npz', output_dir: 'o', overrides: { n_groups: 4 }, ...changes })}\n`;

const rulesOf = (findings: { rule: string }[]) => findings.map(({ rule }) => rule);

describe('pinnboard batch', () => {
  it.each(TARGET_NAMES)('gives the recorded answers of %s, in order', async (target) => {
    const vectors = readVectors(target).map((v) =>
      z.object({ request: z.looseObject({}), expected: z.looseObject({}) }).parse(v),
    );
    const input = vectors.map(({ request }) => `${JSON.stringify({ ...request, target })}\n`);
    const { code, out } = await pinnboard(['batch', '--base', NPZ], input);
    // Some of them are refused.
    expect(code).toBe(0);
    const answers = results(out);
    expect(answers).toHaveLength(vectors.length);
    vectors.forEach(({ expected }, i) => {
      expect(answers[i].payload ?? null).toStrictEqual(expected.payload ?? null);
      expect(answers[i].legacy_params ?? null).toStrictEqual(expected.legacy ?? null);
    });
  });

  it('has the findings of check, those about groups and output folder among them', async () => {
    const used = temporary();
    writeFileSync(path.join(used, 'wts.h5.zip'), '');
    const lines = [4, 500, 4].map((n_groups) =>
      line({
        target: 'ptychopinn-2026.07',
        output_dir: used,
        overrides: { n_groups, subsample_seed: 1 },
      }),
    );
    const batch = await pinnboard(['batch', '--base', NPZ], lines);
    const checked = await Promise.all(
      lines.map(async (text) => {
        const file = path.join(temporary(), 'request.json');
        writeFileSync(file, text);
        const { out } = await pinnboard(['check', file, '--base', NPZ, '--json']);
        return rulesOf(JSON.parse(out).findings);
      }),
    );
    const found = results(batch.out).map(({ findings }) => rulesOf(findings));
    expect(found).toEqual(checked);
    expect(found.map((rules) => rules.includes('patterns-unused'))).toEqual([true, false, true]);
    for (const rules of found) expect(rules).toContain('output-folder-used');
  });

  it('answers a bad line with a finding and goes on', async () => {
    const bad = [
      'not json\n',
      '[1]\n',
      '{"workflow": "dreaming"}\n',
      '\n',
      line({ overrides: 3 }),
      line({ target: 'x' }),
    ];
    const { code, out } = await pinnboard(['batch'], [line(), ...bad, line()]);
    expect(code).toBe(0);
    const answers = results(out);
    expect(answers.map((a) => a.payload !== null)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(answers.slice(1, 6).map((a) => a.findings[0].rule)).toEqual([
      'bad-request',
      'bad-request',
      'bad-request',
      'bad-request',
      'unknown-target',
    ]);
    expect(answers[1].findings[0].message).toContain('not JSON');
    expect(answers.map((a) => a.error?.code)).toEqual([
      undefined,
      'request-not-json',
      'request-not-object',
      'request-values-invalid',
      'request-values-invalid',
      undefined,
      undefined,
    ]);
    expect(answers[4].error).toMatchObject({
      parameters: { problems: [{ path: ['overrides'], seen: '3' }] },
      message: 'Invalid: `overrides`: an object is expected.',
    });
  });

  it('takes lines in pieces, and the last one without its end', async () => {
    const text = line() + line().trimEnd();
    const pieces = text.match(/.{1,7}/gs) ?? [];
    expect(results((await pinnboard(['batch'], pieces)).out)).toHaveLength(2);
  });

  it('leaves 1 for more warnings than allowed in all of them together', async () => {
    expect((await pinnboard(['batch'], [line(), line()])).code).toBe(0);
    const warnings = results((await pinnboard(['batch'], [line(), line()])).out)
      .flatMap(({ findings }) => findings)
      .filter(({ severity }) => severity === 'warning').length;
    expect(warnings).toBeGreaterThan(1);
    const limited = (most: number) =>
      pinnboard(['batch', '--max-warnings', String(most)], [line(), line()]);
    expect((await limited(warnings)).code).toBe(0);
    const over = await limited(warnings - 1);
    expect(over.code).toBe(1);
    expect(over.err).toContain(`Too many warnings: ${warnings}`);
    expect(results(over.out)).toHaveLength(2);
  });

  it('reads a file, and leaves 2 for one that is not there', async () => {
    const file = path.join(temporary(), 'requests.jsonl');
    writeFileSync(file, line() + line());
    const { code, out } = await pinnboard(['batch', file]);
    expect(code).toBe(0);
    expect(results(out)).toHaveLength(2);
    expect((await pinnboard(['batch', 'nowhere.jsonl'])).code).toBe(2);
  });

  it('adds where every value comes from on demand', async () => {
    const [plain] = results((await pinnboard(['batch'], [line()])).out);
    expect(Object.keys(plain)).toEqual(['payload', 'legacy_params', 'findings']);
    const [full] = results((await pinnboard(['batch', '--provenance'], [line()])).out);
    const { provenance, ...rest } = full;
    expect(rest).toStrictEqual(plain);
    expect(provenance.tf_training_config.n_groups).toMatchObject({ value: 4, layer: 'override' });
  });

  it('looks at a file again for a line that comes later', async () => {
    const file = path.join(temporary(), 'late.npz');
    const stdin = new PassThrough();
    let out = '';
    const stdout = new Writable({
      write(chunk, _encoding, done) {
        // The dataset comes after the first answer, and before the second line.
        if (out === '') {
          copyFileSync(path.join(NPZ, 'train64.npz'), file);
          stdin.end(line({ train_data_file: file }));
        }
        out += String(chunk);
        done();
      },
    });
    stdin.write(line({ train_data_file: file }));
    const streams = { stdin, stdout, stderr: new PassThrough(), cwd: NPZ };
    expect(await runCommandLine(['batch'], streams)).toBe(0);
    expect(results(out).map(({ payload }) => payload !== null)).toEqual([false, true]);
  });

  it('writes numbers as Python does', async () => {
    const { out } = await pinnboard(
      ['batch'],
      [line({ overrides: { n_groups: 4, nphotons: 1000000000 } })],
    );
    expect(out).toContain('"nphotons": 1000000000.0');
  });
});
