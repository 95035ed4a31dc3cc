/** Findings on the flags of a command: quirks of the command line, and flags that the run does not read. */

import { isDatasets } from '../../exporters/commands/unsupported';
import type { Finding, Fix } from '../../findings/finding';
import type { Propagation } from '../../propagation/propagation';
import { findTarget } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import type { CommandLine, Flag } from '../../targets/exports/commandLine';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { importFinding } from '../findings';
import type { Arguments } from './arguments';

export const notes = (line: CommandLine, { given, order }: Arguments): Finding[] => [
  ...(line.notes?.(given, order) ?? []).map(({ rule, fields, message }) =>
    importFinding(rule, fields, message),
  ),
  ...line.flags.flatMap((flag) => {
    const value = given.get(flag.flag);
    return value === undefined ? [] : withoutEffect(line, flag, value, given.has('--profile'));
  }),
];

/** A flag that the command accepts and the run does not read. */
function withoutEffect(line: CommandLine, flag: Flag, value: Value, profiled: boolean): Finding[] {
  const { kind, name } = flag.sets;
  if (line.route === null || kind === 'path' || kind === 'profile') return [];
  const propagation = findTarget(line.target)?.propagation(line.workflow, name, kind === 'option');
  const entryPoint = propagation?.routes[line.route];
  if (
    !propagation ||
    !entryPoint ||
    entryPoint.effect === 'reaches' ||
    sameValue(value, flag.requires ?? null)
  )
    return [];
  if (profiled && line.profiled?.[name] !== undefined) return [];
  const text = typeof value === 'boolean' ? '' : ` ${formatValue(value)}`;
  return [
    importFinding(
      'import-no-effect',
      [name],
      `${flag.flag}${text} ${isDatasets(propagation, line) ? 'may not' : 'does not'} reach the run: ${entryPoint.why}.`,
      instead(line, propagation, flag, value),
    ),
  ];
}

/** The setting with the effect that the flag only appears to have. */
function instead(
  line: CommandLine,
  { instead: better }: Propagation,
  flag: Flag,
  value: Value,
): Fix[] {
  const equivalent = better?.value(value);
  if (!better || equivalent === undefined) return [];
  const { name, option } = better;
  const text = formatValue(equivalent, typeOfName(line.target, name));
  return [
    {
      label: `Set the ${option ? 'execution option' : 'override'} ${name} to ${text}`,
      edits: [
        flag.sets.kind === 'option'
          ? { op: 'clear-execution', name: flag.sets.name }
          : { op: 'clear-override', name: flag.sets.name },
        { op: option ? 'set-execution' : 'set-override', name, value: equivalent },
      ],
    },
  ];
}
