/** Whatever fails where a command was to print JSON: the JSON has the code of the error, its parameters and its text. */
import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { programOf } from '../../../electron/cli/program';
import { ERROR_CODES } from '../../../shared/errors/words';
import { pinnboard, temporary } from './run';

const NOTHING = path.join(temporary(), 'nothing.json');

/** Every command that prints JSON, with its words. */
function jsonCommands(command: Command, words: readonly string[] = []): [string[], Command][] {
  const own = command.options.some(({ long }) => long === '--json');
  return [
    ...(own ? [[[...words], command] as [string[], Command]] : []),
    ...command.commands.flatMap((one) => jsonCommands(one, [...words, one.name()])),
  ];
}

const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
const commands = jsonCommands(programOf({ ...streams, cwd: '/' }, () => {}));
const named = commands.map(([words, command]) => [words.join(' '), words, command] as const);

/** That it ended as a wrong use does, and the error in its JSON. */
async function failureOf(words: readonly string[]) {
  const { code, out, err } = await pinnboard(words);
  expect({ words, code }).toEqual({ words, code: 2 });
  const { error } = JSON.parse(out);
  expect(ERROR_CODES).toContain(error.code);
  expect(error.parameters).toBeTypeOf('object');
  const [first = ''] = error.message.split('\n');
  expect(err).toContain(first);
  return error;
}

describe('the JSON of', () => {
  it('many commands is looked at', () => {
    expect(commands.length).toBeGreaterThan(15);
  });

  it.each(named)('`%s` has the code of a wrong use', async (_, words) => {
    expect(await failureOf([...words, '--json', '--no-such-option'])).toMatchObject({
      code: 'usage-invalid',
      parameters: { reason: expect.stringMatching(/^commander\./) },
    });
  });

  it.each(named.filter(([, , { registeredArguments }]) => registeredArguments.length > 0))(
    '`%s` has the code of a file or name that there is not',
    async (_, words, command) => {
      const demanded = command.options.flatMap(({ mandatory, long }) =>
        mandatory && long !== undefined ? [long, 'ptychopinn-2026.07'] : [],
      );
      const files = command.registeredArguments.map(() => NOTHING);
      const output = command.options.some(({ long }) => long === '--output')
        ? ['-o', `${NOTHING}.out`]
        : [];
      await failureOf([...words, ...files, ...demanded, ...output, '--json']);
    },
  );
});
