/** `pinnboard payload training …` as the request that it writes. */

import { canonicalRequest } from '../factory/canonical';
import type { Finding } from '../findings/finding';
import { readAcknowledgement, readAssignment } from '../formats/assignment';
import type { Acknowledgement } from '../request/acknowledgement';
import { ENTRY_POINTS, type EntryPoint } from '../request/entryPoint';
import { WORKFLOWS } from '../request/request';
import { findTarget } from '../targets';
import { didYouMean, nearestNames } from '../values/nearest';
import type { Value } from '../values/value';
import { importFinding } from './findings';
import { type Imported, noTarget, notImported, unknownTarget } from './format';
import type { Word } from './shellWords';

/** Options of the request with a value; others with a value; options without one. */
const VALUED = [
  '--data',
  '--model',
  '--out',
  '--target',
  '--set',
  '--exec',
  '--profile',
  '--entry-point',
  '--acknowledge',
];
const OTHERS = ['-o', '--output', '--max-warnings', '--format', '--base', '--values'];
const BARE = ['--cli-defaults', '--json', '--quiet'];

/** Reads the words after `pinnboard payload`; `other` is the target of a command without --target. Never throws. */
export function readPinnboardCommand(
  [first, ...words]: readonly Word[],
  other: string | undefined,
): Imported {
  const workflow = WORKFLOWS.find((known) => known === first?.text);
  if (!workflow) return notImported('import-workflow-unknown', { workflow: first?.text ?? '' });
  const findings: Finding[] = [];
  const options = optionsOf(words, findings);
  const last = (name: string) => options.get(name)?.at(-1);
  const target = last('--target') ?? other;
  if (target === undefined) return noTarget('command');
  if (!findTarget(target)) return unknownTarget(target);
  const settings = (name: string) => readSettings(options.get(name) ?? [], target, findings);
  const common = {
    target,
    output_dir: last('--out') ?? '',
    overrides: settings('--set'),
    execution: settings('--exec'),
    profile: last('--profile') ?? null,
    cli_defaults: options.has('--cli-defaults'),
    ...entryPointOf(last('--entry-point'), findings),
    acknowledgements: (options.get('--acknowledge') ?? []).flatMap((text): Acknowledgement[] => {
      const read = readAcknowledgement(text);
      return read ? [read] : [];
    }),
  };
  const data = last('--data') ?? '';
  const request =
    workflow === 'training'
      ? { workflow, train_data_file: data, ...common }
      : { workflow, model_path: last('--model') ?? '', test_data_file: data, ...common };
  return { ok: true, request: canonicalRequest(request), findings };
}

function entryPointOf(
  text: string | undefined,
  findings: Finding[],
): { readonly entry_point?: EntryPoint } {
  if (text === undefined) return {};
  const entry_point = ENTRY_POINTS.find((name) => name === text);
  if (entry_point) return { entry_point };
  const message = `Unknown entry point "${text}"; expected one of ${ENTRY_POINTS.join(', ')}. It is not imported.`;
  findings.push(importFinding('import-invalid-value', [], message));
  return {};
}

interface Option {
  readonly name: string;
  readonly line: number;
  /** The word of its value, without the name where both are one word. */
  readonly value?: Word;
  /** Words taken. */
  readonly length: number;
}

function optionAt(words: readonly Word[], at: number): Option {
  const { text = '', line = 0, ...rest } = words[at] ?? {};
  const name = text.startsWith('--') ? (text.split('=', 1)[0] ?? text) : text;
  if (![...VALUED, ...OTHERS].includes(name)) return { name, line, length: 1 };
  if (name !== text) {
    const value = { expands: [], ...rest, line, text: text.slice(name.length + 1) };
    return { name, line, value, length: 1 };
  }
  const value = words[at + 1];
  return { name, line, ...(value ? { value } : {}), length: 2 };
}

/** Values by option, in order; unknown options are findings. */
function optionsOf(words: readonly Word[], findings: Finding[]): Map<string, string[]> {
  const options = new Map<string, string[]>();
  for (let at = 0; at < words.length; ) {
    const { name, line, value, length } = optionAt(words, at);
    at += length;
    if (BARE.includes(name)) options.set(name, []);
    else if (value) options.set(name, [...(options.get(name) ?? []), value.text]);
    else findings.push(unknown(name, line));
    if (value && value.expands.length > 0) findings.push(unexpanded(name, value));
  }
  return options;
}

const unknown = (name: string, line: number): Finding =>
  importFinding(
    'import-unknown-flag',
    [],
    `Unknown or incomplete option ${name} of pinnboard payload (line ${line}); it is ignored.${didYouMean(nearestNames(name, [...VALUED, ...OTHERS, ...BARE]))}`,
  );

const unexpanded = (name: string, { text, expands }: Word): Finding =>
  importFinding(
    'import-unexpanded',
    [],
    `${name} ${text}: ${expands.join(', ')} is not expanded here. Enter the value itself.`,
  );

function readSettings(
  texts: readonly string[],
  target: string,
  findings: Finding[],
): { [name: string]: Value } {
  const values: { [name: string]: Value } = {};
  for (const text of texts) {
    const read = readAssignment(text, target);
    if (read.ok) values[read.name] = read.value;
    else
      findings.push(
        importFinding(
          'import-invalid-value',
          read.name === undefined ? [] : [read.name],
          `"${text}" is not imported: ${read.problem}.`,
        ),
      );
  }
  return values;
}
