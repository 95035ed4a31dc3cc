/** Settings without a flag on a command line, and values that the command line sets by itself. */

import type { EntryPointPropagation, Propagation } from '../../propagation/propagation';
import type { Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import type { CommandLine, Flag, ReadPlace } from '../../targets/exports/commandLine';
import { capital } from '../../values/capital';
import { formatValue } from '../../values/python';
import { asNumber, own, sameValue, type Value } from '../../values/value';
import type { UnsupportedSetting } from '../format';
import { isInferredOtherwise } from '../inferred';
import { isPinned } from './pinned';

/** Reads the values of a resolution. */
export const reader =
  (provenance: Provenance): ReadPlace =>
  ({ section, name }) =>
    provenance[section]?.[name]?.value;

/** Whether the entry point reads the flag unless the dataset sets the value. */
export const isDatasets = ({ routes }: Propagation, { route }: CommandLine): boolean =>
  route !== null && routes[route].effect === 'elsewhere' && routes.python.effect === 'reaches';

const sentence = (words: string): string => `${capital(words)}.`;

/** Why a flag that is written does not take effect. */
export const unsupportedReason = (flag: string, { why }: EntryPointPropagation): string =>
  `${flag} is written, but does not take effect: ${why}.`;

/** What to do instead, where there is an alternative. */
export function insteadOf(
  { target }: Pick<CommandLine, 'target'>,
  propagation: Propagation | null,
  value: Value,
): Pick<UnsupportedSetting, 'instead'> {
  const better = propagation?.instead;
  const equivalent = better?.value(value);
  if (better && equivalent !== undefined)
    return {
      instead: `Set the ${better.option ? 'execution option' : 'override'} ${better.name} to ${formatValue(equivalent, typeOfName(target, better.name))}.`,
    };
  if (!propagation) return {};
  if (propagation.routes.python.effect === 'reaches' && !propagation.only)
    return { instead: 'Export the Python script, where it takes effect.' };
  return {};
}

/** The value that the profile, which has a flag, sets for a name. */
const profiledValue = ({ profiled }: CommandLine, { profile }: Request, name: string) =>
  profile ? profiled?.[name] : undefined;

/** Whether the profile sets the same value. */
export function isProfiled(
  line: CommandLine,
  request: Request,
  name: string,
  value: Value,
): boolean {
  const profiled = profiledValue(line, request, name);
  return profiled !== undefined && sameValue(profiled, value);
}

/** The override that an execution option's flag expresses, where the option is not set. */
export function stoodFor(
  { overrides, execution }: Request,
  { sets, standsFor }: Flag,
): Value | undefined {
  const value = standsFor === undefined ? undefined : overrides[standsFor];
  const isFree = (execution?.[sets.name] ?? null) === null;
  const number = asNumber(value);
  return isFree && number !== undefined && number > 0 ? number : undefined;
}

/** Settings of the request without a flag, then differences that the user did not set. */
export function otherUnsupported(
  line: CommandLine,
  request: Request,
  provenance: Provenance,
): UnsupportedSetting[] {
  const followed = line.implied.map(({ name }) => name);
  const target = findTarget(line.target);
  const unsaid = (name: string) => !followed.includes(name);
  const options = new Set(
    line.flags.flatMap(({ sets }) => (sets.kind === 'option' ? [sets.name] : [])),
  );
  const overrides = new Set([
    ...line.flags.flatMap((flag) => {
      const { sets, also = [], standsFor = '' } = flag;
      if (sets.kind === 'override') return [sets.name, ...also];
      return stoodFor(request, flag) === undefined ? [] : [standsFor];
    }),
    ...(target?.overridesSetOptions ? options : []),
  ]);
  return [
    ...Object.entries(request.overrides)
      .filter(
        ([name, value]) =>
          !overrides.has(name) &&
          unsaid(name) &&
          !(profiledValue(line, request, name) === undefined
            ? isPinned(line, provenance, name, value, false)
            : isProfiled(line, request, name, value)),
      )
      .map(([name, value]) => unsupportedSetting(line, name, value, false)),
    ...Object.entries(request.execution ?? {})
      .filter(
        ([name, value]) =>
          !options.has(name) && unsaid(name) && !isPinned(line, provenance, name, value, true),
      )
      .map(([name, value]) => unsupportedSetting(line, name, value, true)),
    ...unsupportedProfile(line, request),
    ...fixedSettings(line, request, provenance),
    ...impliedValues(line, request, provenance),
    ...(line.limits ?? []),
  ];
}

function unsupportedSetting(
  line: CommandLine,
  name: string,
  value: Value,
  option: boolean,
): UnsupportedSetting {
  const propagation = findTarget(line.target)?.propagation(line.workflow, name, option) ?? null;
  const entryPoint = line.route && propagation?.routes[line.route];
  if (!entryPoint)
    return {
      name,
      value,
      ...(line.unlisted ?? { why: 'PtychoPINN does not know this name.' }),
    };
  // A flag of that name that sets something else: --learning-rate sets the execution option.
  const why =
    entryPoint.flag === undefined
      ? unavailable(propagation, entryPoint)
      : `${entryPoint.flag} does not set it: ${entryPoint.why}.`;
  return { name, value, why, ...insteadOf(line, propagation, value) };
}

/** It may have no effect in the run of a payload either, which matters before anything is rewritten. */
function unavailable(propagation: Propagation | null, entryPoint: EntryPointPropagation): string {
  const { effect = 'reaches', why = '' } = propagation?.routes.python ?? {};
  return entryPoint.effect !== 'unavailable' || effect === 'reaches' || why === entryPoint.why
    ? sentence(entryPoint.why)
    : `${sentence(entryPoint.why)} It has no effect in the run of a payload either: ${why}.`;
}

function unsupportedProfile(line: CommandLine, { profile }: Request): UnsupportedSetting[] {
  const known = line.flags.some(({ sets }) => sets.kind === 'profile');
  return profile && !known
    ? [
        {
          name: 'profile',
          value: profile,
          why: 'It has no flag.',
          instead: 'Export the Python script, or use `python -m ptycho_torch.train --profile`.',
        },
      ]
    : [];
}

/** A setting that the command line fixes: a request always means the PyTorch backend. */
function fixedSettings(
  { flags }: CommandLine,
  request: Request,
  provenance: Provenance,
): UnsupportedSetting[] {
  const read = reader(provenance);
  return flags.flatMap(({ flag, sets, place, asked }) => {
    const value = request.overrides[sets.name];
    const written = place && read(place);
    if (asked !== false || value === undefined || written === undefined) return [];
    const why = `${flag} ${String(written)} is written, since a request always means it.`;
    return sameValue(value, written) ? [] : [{ name: sets.name, value, why }];
  });
}

function impliedValues(
  line: CommandLine,
  { overrides }: Request,
  provenance: Provenance,
): UnsupportedSetting[] {
  const read = reader(provenance);
  return line.implied.flatMap(({ name, place, value, why, instead }) => {
    const wanted = read(place);
    if (wanted === undefined) return [];
    if (!sameValue(wanted, value(read)))
      return [{ name, value: wanted, why, ...(instead === undefined ? {} : { instead }) }];
    // The command sets the same value, but the run does not use it.
    const propagation = findTarget(line.target)?.propagation(line.workflow, name, false);
    return own(overrides, name) !== undefined &&
      isInferredOtherwise(propagation, provenance, wanted)
      ? [{ name, value: wanted, why }]
      : [];
  });
}
