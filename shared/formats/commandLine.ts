/** A request as the command line that makes the same payload. */

import { canonicalRequest } from '../factory/canonical';
import type { Request } from '../request/request';
import { typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value, Values } from '../values/value';

/** What no command line can say of a request, each with the reason. */
export function unsupportedParts(request: Request): Unsupported[] {
  const { output_dir, overrides, execution, acknowledgements = [] } = request;
  const texts: [string, string][] = [
    ['output_dir', output_dir],
    ...(request.workflow === 'training'
      ? ([['train_data_file', request.train_data_file]] as [string, string][])
      : ([
          ['model_path', request.model_path],
          ['test_data_file', request.test_data_file],
        ] as [string, string][])),
    ...acknowledgements.map(({ field, note }): [string, string] => [
      'acknowledgements',
      field + note,
    ]),
  ];
  return [
    ...Object.entries({ ...overrides, ...execution }).flatMap(([name, value]) => {
      const why = nameProblem(name);
      return why === null ? [] : [{ name, value, why }];
    }),
    ...texts.flatMap(([name, value]) =>
      UNSAYABLE.test(value) ? [{ name, value, why: UNSAID }] : [],
    ),
  ];
}

interface Unsupported {
  readonly name: string;
  readonly value: Value;
  readonly why: string;
}

/** A NUL ends every word of a command line, and half a character is no text. */
const UNSAYABLE = /\0|\p{Surrogate}/u;
const UNSAID = 'A command line cannot hold a NUL character or invalid Unicode.';

/** Why an option cannot have a name before `=`; null when it can. */
function nameProblem(name: string): string | null {
  if (UNSAYABLE.test(name)) return UNSAID;
  if (name === '' || name !== name.trim() || name.includes('='))
    return 'The command line reads NAME=VALUE, and this name is empty, holds `=`, or begins or ends with a blank.';
  return null;
}

/** `pinnboard payload …`, quoted for a POSIX shell, on one line. */
export const commandLine = (request: Request): string => commandParts(request).join(' ');

/** The same in parts that can be on lines of their own: the command, then each option with its value. Without `unsupportedParts`. */
export function commandParts(given: Request): string[] {
  const request = canonicalRequest(given);
  const { target, workflow, output_dir, overrides, execution, profile, cli_defaults, entry_point } =
    request;
  const files =
    request.workflow === 'training'
      ? [['--data', request.train_data_file]]
      : [
          ['--model', request.model_path],
          ['--data', request.test_data_file],
        ];
  const parts = [
    ['pinnboard', 'payload', workflow],
    ...files,
    ['--out', output_dir],
    ['--target', target],
    ...settings('--set', overrides, target),
    ...settings('--exec', execution ?? {}, target),
    ...(profile ? [['--profile', profile]] : []),
    ...(cli_defaults ? [['--cli-defaults']] : []),
    ...(entry_point ? [['--entry-point', entry_point]] : []),
    ...(request.acknowledgements ?? []).map(({ rule, field, note }) => [
      '--acknowledge',
      `${rule}:${field}=${note}`,
    ]),
    ['-o', `${workflow}.pinnboard.json`],
  ];
  const sayable = parts.filter((words) => !words.some((word) => UNSAYABLE.test(word)));
  return sayable.map((words) => words.map(quoted).join(' '));
}

const settings = (flag: string, values: Values, target: string): string[][] =>
  Object.entries(values)
    .filter(([name]) => nameProblem(name) === null)
    .map(([name, value]) => [flag, `${name}=${text(name, value, target)}`]);

/** Text of a text field is not quoted; anything else is written as Python writes it. */
function text(name: string, value: Value, target: string): string {
  const type = typeOfName(target, name);
  const bare = type?.kind === 'str' || type?.kind === 'path';
  return bare &&
    typeof value === 'string' &&
    !UNSAYABLE.test(value) &&
    !/^\s*(None|null)\s*$|^["']/.test(value)
    ? value
    : formatValue(value, type);
}

/** A word as a POSIX shell takes it: bare where that is safe, else in single quotes. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
