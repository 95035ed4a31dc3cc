/** A request as the command line that makes the same payload. */
import { typeOfName } from '../catalogue/catalogue';
import { formatValue } from '../values/python';
import type { Value, Values } from '../values/value';
import { canonicalRequest } from './canonical';
import type { Request } from './request';

/** `pinnboard payload …`, quoted for a POSIX shell, on one line. */
export const commandLine = (request: Request): string => commandParts(request).join(' ');

/** The same in parts that may stand on lines of their own: the command, then each option with its value. */
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
  return parts.map((words) => words.map(quoted).join(' '));
}

const settings = (flag: string, values: Values, target: string): string[][] =>
  Object.entries(values).map(([name, value]) => [flag, `${name}=${text(name, value, target)}`]);

/** Text stands bare, as the command line takes it for a text field; anything else as Python writes it. */
function text(name: string, value: Value, target: string): string {
  const type = typeOfName(target, name);
  const bare = type?.kind === 'str' || type?.kind === 'path';
  return bare && typeof value === 'string' && !/^\s*(None|null)\s*$|^["']/.test(value)
    ? value
    : formatValue(value, type);
}

/** A word as a POSIX shell takes it: bare where that is safe, else in single quotes. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
