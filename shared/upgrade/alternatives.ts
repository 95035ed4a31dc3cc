/** Ways to say in another target what a setting says. */
import type { FactoryResult } from '../factory/merge';
import type { Request } from '../request/request';
import { knownOverrides } from '../targets/names';
import type { Target } from '../targets/target';
import { sameValue, type Value } from '../values/value';
import { isOption, onlyOption, otherNames } from './names';
import { fromPair, toPair } from './objectPolicy';
import type { Setting } from './settings';

/** Why a setting is not kept as it is. */
export type Why =
  /** The new target does not have it: it rejects such a name, or ignores it. */
  | { readonly kind: 'unknown'; readonly rejected: boolean; readonly nearest: readonly string[] }
  /** The new request has the name that decides it. */
  | { readonly kind: 'given-twice'; readonly by: string }
  /** Another name for the same thing. */
  | { readonly kind: 'synonym' }
  /** A deprecated field for a pair of fields, or the pair for the one field that the target has. */
  | { readonly kind: 'object-policy'; readonly deprecated: boolean }
  /** The value that the old target makes of it, which the new one does not translate. */
  | { readonly kind: 'value' }
  /** An override set the execution option of its name, too. */
  | { readonly kind: 'sets-option' };

/** What a setting may become, and why. */
export interface Alternative {
  readonly to: readonly Setting[];
  readonly why: Why | null;
}

interface Sides {
  /** Undefined for a target of which nothing is known. */
  readonly from: Target | undefined;
  readonly to: Target;
  /** What the old target's factory made of the request. */
  readonly old: FactoryResult | undefined;
}

/** The preferred one first; empty where the new target has nothing of the kind. */
export function alternatives(setting: Setting, request: Request, sides: Sides): Alternative[] {
  const { place, name, value } = setting;
  const { to } = sides;
  const kept: Alternative = { to: [setting], why: null };
  if (place === 'profile') return Object.hasOwn(to.profiles, String(value)) ? [kept] : [];
  if (place === 'execution') return isOption(to, name) ? [kept] : [];
  if (setsOption(name, request, sides)) {
    const option: Setting = { place: 'execution', name, value };
    return [
      { to: onlyOption(to, name) ? [option] : [setting, option], why: { kind: 'sets-option' } },
    ];
  }
  const isKnown = knownOverrides(to, request.workflow).has(name);
  return [
    ...asObjectPolicy(name, request, sides),
    ...(isKnown ? [kept, ...asTranslated(setting, sides)] : asOtherName(setting, request, sides)),
  ];
}

const override = (name: string, value: Value): Setting => ({ place: 'override', name, value });

/** One name for a field and for an option, which the new target keeps apart. */
const setsOption = (name: string, { execution }: Request, { from, to }: Sides): boolean =>
  from?.overridesSetOptions === true &&
  !to.overridesSetOptions &&
  isOption(from, name) &&
  isOption(to, name) &&
  !Object.hasOwn(execution ?? {}, name);

function asObjectPolicy(name: string, { overrides }: Request, { from, to }: Sides): Alternative[] {
  const fields = from && (toPair(from, to, overrides, name) ?? fromPair(from, to, overrides, name));
  if (!fields) return [];
  const settings = Object.entries(fields).map(([field, value]) => override(field, value));
  const deprecated = to.traits.factory.objectPolicy?.alias === name;
  return [{ to: settings, why: { kind: 'object-policy', deprecated } }];
}

function asTranslated({ name, value }: Setting, { old }: Sides): Alternative[] {
  const made = old && valueMadeOf(old, name);
  return made === undefined || sameValue(made, value)
    ? []
    : [{ to: [override(name, made)], why: { kind: 'value' } }];
}

function asOtherName(
  { name, value }: Setting,
  { overrides, workflow }: Request,
  { from, to }: Sides,
): Alternative[] {
  const known = knownOverrides(to, workflow);
  const others = otherNames(from ? [from, to] : [to], name).filter((other) => known.has(other));
  const by = others.find((other) => Object.hasOwn(overrides, other));
  if (by !== undefined) return [{ to: [], why: { kind: 'given-twice', by } }];
  return others.map((other) => ({ to: [override(other, value)], why: { kind: 'synonym' } }));
}

/** The value that an override became in the PyTorch sections, under whichever name. */
function valueMadeOf({ provenance }: FactoryResult, name: string): Value | undefined {
  for (const [section, fields] of Object.entries(provenance))
    for (const [field, { value, contributions }] of Object.entries(fields)) {
      const winner = contributions.find(({ status }) => status === 'won');
      if (section.startsWith('pt_') && winner?.origin === 'set' && (winner.name ?? field) === name)
        return value;
    }
  return undefined;
}
