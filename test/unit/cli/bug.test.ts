/** A bug in Pinnboard affects nothing else and is reported as one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type * as Factory from '../../../shared/factory';
import { ruleFindings } from '../../../shared/rules';
import { rule } from '../../../shared/rules/rule';
import { findTarget } from '../../../shared/targets';
import { training, WORLD } from '../factory/help';
import { pinnboard, runWith, temporary } from './run';

vi.mock('../../../shared/factory', async (original) => {
  const factory = await original<typeof Factory>();
  const resolve: typeof factory.resolve = (request, world) => {
    if (request.output_dir === 'bug') throw new TypeError('cannot read x');
    return factory.resolve(request, world);
  };
  return { ...factory, resolve };
});

const line = (output_dir: string) =>
  `${JSON.stringify({ ...training({ target: 'ptychopinn-2026.07', train_data_file: 'train64.npz' }), output_dir })}\n`;

const answersSchema = z.array(
  z.object({
    payload: z.unknown(),
    findings: z.array(z.object({ rule: z.string(), message: z.string() })),
  }),
);

describe('a line of a batch that meets a bug', () => {
  it('stops no other line, carries the error, and gives exit code 3 with its stack', async () => {
    const { code, out, err } = await pinnboard(['batch'], [line('a'), line('bug'), line('b')]);
    const answers = answersSchema.parse(
      out
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text)),
    );
    expect(answers.map(({ payload }) => payload !== null)).toEqual([true, false, true]);
    expect(answers[1]?.findings).toMatchObject([
      {
        rule: 'internal-error',
        message: expect.stringMatching(/^Something went wrong in Pinnboard/),
      },
    ]);
    expect(code).toBe(3);
    expect(err).toMatch(/batch, line 2: TypeError: cannot read x\n +at /);
    expect(err).toMatch(/Line 2: Something went wrong in Pinnboard \(details above\)/);
  });
});

describe('a command that meets a bug', () => {
  const args = [
    ...['payload', 'training', '--target', 'ptychopinn-2026.07'],
    ...['--data', 'train64.npz', '--out', 'bug'],
  ];

  it('gives exit code 3 and the place of the log, which holds the stack', async () => {
    const log = path.join(temporary(), 'logs', 'cli.log');
    const { code, out, err } = await runWith({ log }, args);
    expect([code, out]).toEqual([3, '']);
    expect(err).toBe(
      `Something went wrong in Pinnboard (details in ${log}). Please report it with the command.\n`,
    );
    expect(readFileSync(log, 'utf8')).toMatch(
      /pinnboard payload training .*: TypeError: cannot read x\n +at /,
    );
  });

  it('prints the stack with --verbose, and the code where JSON was asked for', async () => {
    const log = path.join(temporary(), 'cli.log');
    const { code, out, err } = await runWith({ log }, [...args, '--json', '-o', 'a', '--verbose']);
    expect(code).toBe(3);
    expect(err).toMatch(/TypeError: cannot read x\n +at /);
    expect(JSON.parse(out)).toEqual({
      error: { code: 'internal-error', parameters: {}, message: expect.any(String) },
    });
  });
});

describe('a rule that throws', () => {
  it('costs its own finding only, and is reported as not checked', () => {
    const facts = {
      title: 't',
      outcome: 'ignored',
      stage: 'train',
      source: [],
      why: 'w',
    } as const;
    const good = rule({
      ...facts,
      id: 'good',
      fields: ['K'],
      check: () => [{ fields: ['K'], message: 'K is odd.' }],
    });
    const bad = rule({
      ...facts,
      id: 'bad',
      fields: ['N', 'C'],
      check: () => {
        throw new TypeError('x is undefined');
      },
    });
    const onError = vi.fn();
    const request = training();
    const target = findTarget(request.target);
    if (!target) throw new Error('a target is known');
    const found = ruleFindings(target, request, WORLD, {}, [], {
      rules: [good, bad, good],
      onError,
    });
    expect(found.map(({ rule: id }) => id)).toEqual(['good', 'check-failed', 'good']);
    expect(found[1]).toMatchObject({ outcome: 'info', checked: false, fields: ['N'] });
    expect(found[1]?.message).toBe(
      'This check failed: `bad`. It is a bug in Pinnboard (details in the log); all other rules were checked.',
    );
    expect(onError.mock.calls).toEqual([['bad', new TypeError('x is undefined')]]);
  });
});
