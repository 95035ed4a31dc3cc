/** The request for the same run as a command line that was written by hand. */

import { NO_FILES } from '../../dataset/fileContext';
import { reader } from '../../exporters/commands/unsupported';
import { resolve } from '../../factory';
import { canonicalRequest } from '../../factory/canonical';
import type { Finding } from '../../findings/finding';
import type { Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import { type CommandLine, type Flag, override, text } from '../../targets/exports/commandLine';
import { formatValue } from '../../values/python';
import { sameValue, type Value, type Values } from '../../values/value';
import { importFinding } from '../findings';
import type { Arguments } from './arguments';
import { notes } from './notes';
import { type Passed, passedBy } from './slots';

/** The values of the flags, and the command's defaults where they differ from the factory's. */
export function requestOf(
  line: CommandLine,
  args: Arguments,
): { request: Request; findings: Finding[] } {
  const slots = [...passedBy(line, args).values()];
  const explicit = draft(
    line,
    slots.filter((slot) => slot.isGiven),
    slots,
  );
  const { provenance } = resolve(explicit, NO_FILES);
  const filled = [...slots, ...followed(line, provenance)].filter(
    (slot) => !slot.isGiven && isOther(line, slot, provenance),
  );
  const request = draft(line, [...slots.filter((slot) => slot.isGiven), ...filled], slots);
  const about = notes(line, args);
  return {
    request: canonicalRequest(request),
    findings: [
      ...args.findings,
      ...about,
      ...missing(slots),
      ...defaulted(
        line,
        filled.filter(({ flag }) => !about.some(({ fields }) => fields.includes(flag.sets.name))),
      ),
    ],
  };
}

/** What the command decides by itself, as if a flag had set it. */
function followed({ implied }: CommandLine, provenance: Provenance): Passed[] {
  const read = reader(provenance);
  return implied.map(({ name, place, value }) => {
    const decided = value(read);
    const flag: Flag = { flag: name, takes: text, sets: override(name), place };
    return { flag, word: decided, value: decided, isGiven: false };
  });
}

/** The command passes a value to the run that is not the factory's default. */
function isOther(
  line: CommandLine,
  { flag, word, value }: Passed,
  provenance: Provenance,
): boolean {
  const { place, sets } = flag;
  if (!place || word === undefined || value === undefined) return false;
  const propagation = findTarget(line.target)?.propagation(
    line.workflow,
    sets.name,
    sets.kind === 'option',
  );
  const entryPoint = line.route && propagation?.routes[line.route];
  if (entryPoint && !['reaches', 'unavailable'].includes(entryPoint.effect)) return false;
  const there = provenance[place.section]?.[place.name]?.value;
  return there !== undefined && !sameValue(there, word) && !sameValue(there, value);
}

function draft(
  { target, workflow, ownDefaults }: CommandLine,
  set: readonly Passed[],
  all: readonly Passed[],
): Request {
  const valuesOf = (kind: 'override' | 'option'): Values =>
    Object.fromEntries(
      set.flatMap(({ flag, value }) =>
        flag.sets.kind === kind && value !== undefined ? [[flag.sets.name, value]] : [],
      ),
    );
  const path = (name: string): string => {
    const value = all.find(({ flag }) => flag.sets.kind === 'path' && flag.sets.name === name);
    return typeof value?.value === 'string' ? value.value : '';
  };
  const profile = set.find(({ flag }) => flag.sets.kind === 'profile')?.value;
  const common = {
    target,
    output_dir: path('output_dir'),
    overrides: valuesOf('override'),
    execution: valuesOf('option'),
    profile: typeof profile === 'string' ? profile : null,
    cli_defaults: ownDefaults,
  };
  return workflow === 'training'
    ? { workflow, train_data_file: path('train_data_file'), ...common }
    : {
        workflow,
        model_path: path('model_path'),
        test_data_file: path('test_data_file'),
        ...common,
      };
}

function missing(slots: readonly Passed[]): Finding[] {
  return slots
    .filter(({ flag, value }) => flag.sets.kind === 'path' && (value ?? '') === '')
    .map(({ flag }) =>
      importFinding(
        'import-missing-argument',
        [flag.sets.name],
        `Required argument ${flag.flag} is missing. Set ${flag.sets.name}.`,
      ),
    );
}

function defaulted(line: CommandLine, filled: readonly Passed[]): Finding[] {
  if (filled.length === 0) return [];
  const words = (name: string, value: Value = null) =>
    `${name} = ${formatValue(value, typeOfName(line.target, name))}`;
  const list = filled.map(({ flag, value }) => words(flag.sets.name, value)).join(', ');
  return [
    importFinding(
      'import-defaults',
      filled.map(({ flag }) => flag.sets.name),
      `Set explicitly, because the command's defaults differ from the factory's: ${list}.`,
    ),
  ];
}
