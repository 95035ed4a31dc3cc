/** A request as flags of a command line, with the settings that they cannot express or express differently. */

import type { Propagation } from '../../propagation/propagation';
import type { Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import type { CommandLine, Flag, PATHS, ReadPlace } from '../../targets/exports/commandLine';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import type { UnsupportedSetting } from '../format';
import { encode } from './encode';
import {
  insteadOf,
  isDatasets,
  isProfiled,
  otherUnsupported,
  reader,
  stoodFor,
  unsupportedReason,
} from './unsupported';

export interface Written {
  /** The words of each flag, one entry a flag, in order. */
  readonly flags: readonly (readonly string[])[];
  readonly unsupported: readonly UnsupportedSetting[];
}

/** A flag with the value that the request gives it. */
interface Item {
  readonly flag: Flag;
  readonly value: Value | undefined;
  /** The names with which the user set it. */
  readonly names: readonly string[];
  /** Without effect in the run of a payload, so that the value is the user's own. */
  readonly isIneffective: boolean;
}

/** Writes a request whose resolution has this provenance. */
export function writeFlags(line: CommandLine, request: Request, provenance: Provenance): Written {
  const read = reader(provenance);
  const items = line.flags
    .filter(({ deprecated }) => !deprecated)
    .map((flag) => itemOf(line, request, read, flag));
  const unsupported: UnsupportedSetting[] = [];
  const wanted = items.filter((item) => isWanted(item, provenance));
  const chosen = wanted.filter((item) => carried(line, item, request, provenance, unsupported));
  const implied = line.impliedFlags?.(chosen.map(({ flag }) => flag)) ?? [];
  const flags = items
    .filter((item) => chosen.includes(item) || implied.includes(item.flag.flag))
    .flatMap((item) => wordsOf(item) ?? []);
  return { flags, unsupported: [...unsupported, ...otherUnsupported(line, request, provenance)] };
}

function itemOf(line: CommandLine, request: Request, read: ReadPlace, flag: Flag): Item {
  const names = namesSet(line, request, flag);
  const propagations = names.map((name) => propagationOf(line, name, flag.sets.kind === 'option'));
  const isIneffective =
    names.length > 0 &&
    flag.sets.kind === 'override' &&
    // A script may forward what the payload's sections do not have.
    propagations.every(
      (propagation) =>
        propagation !== null &&
        (propagation.withoutForwarding?.propagation ?? propagation.routes.python).effect !==
          'reaches',
    );
  return { flag, value: given(request, read, flag, names, isIneffective), names, isIneffective };
}

function namesSet(
  { target }: CommandLine,
  request: Request,
  { sets, also = [], asked }: Flag,
): string[] {
  if (asked === false) return [];
  const { overrides, execution } = request;
  const overridden = [sets.name, ...also].filter((name) => overrides[name] !== undefined);
  switch (sets.kind) {
    case 'path':
      return [sets.name];
    case 'profile':
      return request.profile ? ['profile'] : [];
    case 'override':
      return overridden;
    case 'option':
      return execution?.[sets.name] !== undefined ||
        (findTarget(target)?.overridesSetOptions && overridden.length > 0)
        ? [sets.name]
        : [];
  }
}

function given(
  request: Request,
  read: ReadPlace,
  flag: Flag,
  names: readonly string[],
  isIneffective: boolean,
): Value | undefined {
  const { sets, place } = flag;
  if (sets.kind === 'path') return pathOf(request, sets.name);
  if (sets.kind === 'profile') return request.profile ?? undefined;
  const own = names[0] === undefined ? undefined : request.overrides[names[0]];
  const value = isIneffective || !place ? own : read(place);
  return (value ?? null) === null ? (stoodFor(request, flag) ?? value) : value;
}

/** Set by the user, or different from the command's default. */
function isWanted({ flag, value, names }: Item, provenance: Provenance): boolean {
  if (names.length > 0) return true;
  if (value === undefined || !flag.place) return false;
  // The command infers it from the dataset, as the factory does.
  if (provenance[flag.place.section]?.[flag.place.name]?.layer === 'inferred') return false;
  if (flag.requires === undefined) return value !== null;
  const worded = flag.toWord?.(value) ?? { ok: true, value };
  return !worded.ok || !sameValue(worded.value, flag.requires);
}

const wordsOf = ({ flag, value }: Item): readonly (readonly string[])[] | null => {
  const worded = value === undefined ? null : (flag.toWord?.(value) ?? { ok: true, value });
  if (!worded?.ok || worded.value === null) return null;
  const encoded = encode(flag, worded.value);
  return encoded.ok ? [encoded.words] : null;
};

/** Whether a wanted flag is written; what it cannot express is added to `unsupported`. */
function carried(
  line: CommandLine,
  item: Item,
  request: Request,
  provenance: Provenance,
  unsupported: UnsupportedSetting[],
): boolean {
  const { flag, names, value = null } = item;
  const name = names[0] ?? flag.sets.name;
  const reject = (why: string) => {
    unsupported.push({
      name,
      value,
      why,
      ...insteadOf(line, propagationOf(line, name, flag.sets.kind === 'option'), value),
    });
    return false;
  };
  // A default of the payload without a flag is listed once, by `implied`.
  if (line.implied.some((follow) => follow.name === flag.sets.name)) return false;
  const withheld = line.withheld?.(flag, reader(provenance)) ?? null;
  if (withheld !== null) return reject(withheld);
  const worded = flag.toWord?.(value) ?? { ok: true as const, value };
  if (!worded.ok) return reject(worded.why);
  if (worded.value === null)
    return (flag.requires ?? null) === null ? false : reject(`${flag.flag} cannot express None.`);
  const encoded = encode(flag, worded.value);
  if (!encoded.ok)
    return sameValue(worded.value, flag.requires ?? null) ? false : reject(encoded.why);
  if (worded.why !== undefined) unsupported.push({ name, value, why: worded.why });
  if (flag.standsFor !== undefined && stoodFor(request, flag) === value)
    unsupported.push({
      name: flag.standsFor,
      value,
      why: `${flag.flag} sets the execution option ${flag.sets.name}, which means the same.`,
    });
  if (names.length > 0 && !sameValue(worded.value, flag.requires ?? null))
    unsupported.push(...withoutEffect(line, item, name, request, provenance));
  return true;
}

/** Settings whose flag has no effect, or has an effect that the run of a payload does not have. */
function withoutEffect(
  line: CommandLine,
  { flag, value = null, isIneffective }: Item,
  name: string,
  request: Request,
  provenance: Provenance,
): UnsupportedSetting[] {
  const propagation = propagationOf(line, name, flag.sets.kind === 'option');
  const entryPoint = line.route && propagation?.routes[line.route];
  if (!entryPoint || !propagation || flag.sets.kind === 'path') return [];
  if (entryPoint.effect !== 'reaches')
    return isProfiled(line, request, name, value) ||
      !isOverridden(propagation, line, flag, provenance)
      ? []
      : [
          {
            name,
            value,
            why: unsupportedReason(flag.flag, entryPoint),
            ...insteadOf(line, propagation, value),
          },
        ];
  if (!isIneffective) return [];
  if (propagation.routes.python.effect !== 'reaches') {
    const { why } = propagation.routes.python;
    const text = `${flag.flag} takes effect here, but not in the run of a payload: ${why}.`;
    return [{ name, value, why: text }];
  }
  const { place } = flag;
  const section = place && reader(provenance)(place);
  if (!place || section === undefined || sameValue(section, value)) return [];
  const text = `${flag.flag} takes effect; ${place.section} of the payload has ${formatValue(section)}, which the run does not use.`;
  return [{ name, value, why: text }];
}

/** A value that the dataset may set is overridden only where the dataset has another one. */
function isOverridden(
  propagation: Propagation,
  line: CommandLine,
  { place }: Flag,
  provenance: Provenance,
): boolean {
  if (!place || !isDatasets(propagation, line)) return true;
  const { contributions = [], value = null } = provenance[place.section]?.[place.name] ?? {};
  return contributions.some(
    (offer) => offer.layer === 'inferred' && !sameValue(offer.value, value),
  );
}

/** The request's own path of that name; undefined where its workflow has none. */
export function pathOf(request: Request, name: (typeof PATHS)[number]): string | undefined {
  if (name === 'output_dir') return request.output_dir;
  if (request.workflow === 'training')
    return name === 'train_data_file' ? request.train_data_file : undefined;
  if (name === 'model_path') return request.model_path;
  return name === 'test_data_file' ? request.test_data_file : undefined;
}

const propagationOf = (line: CommandLine, name: string, option: boolean): Propagation | null =>
  findTarget(line.target)?.propagation(line.workflow, name, option) ?? null;
