/** The options that describe a request, shared by `payload` and `explain`. */

import { isDeepStrictEqual } from 'node:util';
import { type Command, Option } from 'commander';
import { AppError } from '../../shared/errors/appError';
import {
  type Assignment,
  readAcknowledgement,
  readAssignment,
} from '../../shared/formats/assignment';
import { ruleFacts, ruleIds } from '../../shared/reference/ruleList';
import type { Acknowledgement } from '../../shared/request/acknowledgement';
import { ENTRY_POINTS, type EntryPoint } from '../../shared/request/entryPoint';
import type { Request, Workflow } from '../../shared/request/request';
import { OFFERED_TARGETS, TARGETS, targetList } from '../../shared/targets';
import { didYouMean, nearestNames } from '../../shared/values/nearest';
import type { Values } from '../../shared/values/value';

export interface RequestOptions {
  readonly data: string;
  readonly model?: string;
  readonly out: string;
  readonly target?: string;
  readonly set: readonly string[];
  readonly exec: readonly string[];
  readonly profile?: string;
  readonly cliDefaults?: boolean;
  readonly entryPoint?: EntryPoint;
  readonly acknowledge: readonly string[];
}

export const collect = (text: string, before: readonly string[]): string[] => [...before, text];

/** `--entry-point`, for every command that validates. */
export const entryPointOption = (): Option =>
  new Option(
    '--entry-point <name>',
    'how the run is started; findings are for this entry point alone',
  ).choices(ENTRY_POINTS);

/** `--target`. There is no default: a payload for a version that is not installed is useless. */
export const targetOption = (purpose: string, flag = '--target'): Option =>
  new Option(`${flag} <name>`, `${purpose}: ${targetList()}`).choices(
    OFFERED_TARGETS.map(({ name }) => name),
  );

/** `--target` of commands that read request files. */
export const fileTargetOption = (): Option => targetOption('target of a request that names none');

/** The target that was given. Throws an `AppError` for none. */
export function demandTarget(target: string | undefined, option = '--target'): string {
  if (target !== undefined) return target;
  throw new AppError('target-required', { option, targets: targetList() });
}

/** Which profiles there are, by target: `target-a: ci; target-b: ci`. */
const profilesByTarget = (): string =>
  OFFERED_TARGETS.map(({ name, profiles }) => [name, Object.keys(profiles)] as const)
    .filter(([, profiles]) => profiles.length > 0)
    .map(([name, profiles]) => `${name}: ${profiles.join(', ')}`)
    .join('; ');

/** Adds the options to a command; `required` marks those that a payload requires. */
export function withRequestOptions(
  command: Command,
  workflow: Workflow,
  required: boolean,
): Command {
  // Commander's own mandatory options would hide a misspelt name behind "not specified".
  const need = ({ flags, description }: Option) =>
    new Option(flags, required ? `${description} (required)` : description).default('', 'none');
  const data = workflow === 'training' ? 'training dataset' : 'dataset to reconstruct';
  command.addOption(need(new Option('--data <file>', `${data} (.npz)`)));
  if (workflow === 'inference')
    command.addOption(
      need(new Option('--model <dir>', 'folder of the trained model (contains wts.h5.zip)')),
    );
  return command
    .addOption(need(new Option('--out <dir>', 'output folder of the run')))
    .addOption(targetOption('PtychoPINN version of the payload'))
    .option('--set <name=value>', 'override, with a JSON or Python value (repeatable)', collect, [])
    .option('--exec <name=value>', 'execution option (repeatable)', collect, [])
    .option(
      '--profile <name>',
      `profile with values for fields without override (${profilesByTarget()})`,
    )
    .option(
      '--cli-defaults',
      "use the defaults of PtychoPINN's command line for fields without override",
    )
    .addOption(entryPointOption())
    .option(
      '--acknowledge <rule:field=note>',
      'acknowledge a warning, with the reason; saved in the export (repeatable)',
      collect,
      [],
    );
}

/** Throws `options-required` when an option that a payload requires is missing. */
export function demandPaths(workflow: Workflow, options: RequestOptions): void {
  const needed = {
    data: options.data,
    ...(workflow === 'inference' ? { model: options.model } : {}),
    out: options.out,
  };
  const missing = Object.entries(needed).filter(([, value]) => !value);
  if (missing.length > 0)
    throw new AppError('options-required', {
      command: `payload ${workflow}`,
      options: missing.map(([name]) => name),
    });
}

/**
 * The request that the options make. Throws an `AppError` for an assignment that cannot be read, and without a target.
 */
export function requestOf(workflow: Workflow, options: RequestOptions): Request {
  const target = demandTarget(options.target);
  const common = {
    target,
    output_dir: options.out,
    overrides: assignments('--set', options.set, target),
    execution: options.exec.length === 0 ? null : assignments('--exec', options.exec, target),
    profile: options.profile ?? null,
    cli_defaults: options.cliDefaults ?? false,
    ...(options.entryPoint ? { entry_point: options.entryPoint } : {}),
    acknowledgements: options.acknowledge.map(acknowledgement),
  };
  return workflow === 'training'
    ? { workflow, train_data_file: options.data, ...common }
    : { workflow, model_path: options.model ?? '', test_data_file: options.data, ...common };
}

function acknowledgement(text: string): Acknowledgement {
  const read = readAcknowledgement(text);
  const rule = read && ruleFacts(read.rule);
  if (!rule) throw unknownName('rule', read?.rule ?? text, ruleIds());
  return { ...read, rule: rule.id };
}

/**
 * Names and values of `name=value` texts; without a target, values that all targets read alike. Throws an `AppError` for
 * one that cannot be read.
 */
export function assignments(
  flag: string,
  texts: readonly string[],
  target: string | undefined,
): Values {
  return Object.fromEntries(
    texts.map((text) => {
      const read = target === undefined ? readForAll(text) : readAssignment(text, target);
      if (read.ok) return [read.name, read.value];
      if (read.name === undefined) throw new AppError('assignment-invalid', { option: flag, text });
      throw new AppError('value-invalid', {
        option: flag,
        name: read.name,
        text: read.text,
        problem: read.problem,
      });
    }),
  );
}

/** The reading that all targets share. Throws an `AppError` where one reads a text and another a number. */
function readForAll(text: string): Assignment {
  const [first, ...others] = Object.keys(TARGETS).map((name) => readAssignment(text, name));
  if (!first || others.some((other) => !isDeepStrictEqual(other, first)))
    throw new AppError('value-ambiguous', { text, targets: targetList() });
  return first;
}

/** An error that suggests the nearest of the known names. */
export const unknownName = (kind: string, name: string, known: Iterable<string>): AppError =>
  new AppError('name-unknown', { kind, name, nearest: didYouMean(nearestNames(name, known)) });
