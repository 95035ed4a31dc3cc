/** Applying presets to a request: what each contributes, what is in the way, and the request that comes out. */
import type { Workflow } from '../request/request';
import type { Values } from '../values/value';
import { type Origin, type Origins, originOf } from './origins';
import {
  type Preset,
  type Setting,
  type Settings,
  settingsOfPreset,
  settingsOfRequest,
} from './preset';
import { bySlot, sameSettings } from './slots';

/** A request or draft as far as presets can change it. */
export interface Adjustable extends Settings {
  readonly target: string;
  readonly workflow: Workflow;
}

/** What one preset has for a slot. */
export interface PresetCandidate {
  readonly preset: string;
  readonly settings: readonly Setting[];
}

/** `kept`: what the user set by hand stays; `replaced`: it gives way, as the user chose. */
export type FieldOutcome = 'set' | 'same' | 'kept' | 'replaced';

/** A slot that some preset fills. */
export interface PresetField {
  readonly slot: string;
  /** Of the last preset that has one: later wins. */
  readonly offer: PresetCandidate;
  /** Of earlier presets that say something else, the latest first. */
  readonly over: readonly PresetCandidate[];
  /** What stands in the request before. */
  readonly before: readonly Setting[];
  /** The preset that `before` came from, when it was applied earlier and nothing was changed since. */
  readonly beforeFrom: string | null;
  readonly outcome: FieldOutcome;
}

export interface Application<T> {
  readonly draft: T;
  readonly fields: readonly PresetField[];
  readonly origins: Origins;
}

interface Options {
  /** Values that the user set by hand give way. */
  readonly replace?: boolean;
  /** What came from presets before. */
  readonly origins?: Origins;
}

/**
 * Lays presets over each other in order, later ones winning, and under what the user set by hand. Values that came
 * from a preset before and were not changed since count as the preset's. The draft that is given stays as it is;
 * target and workflow are never changed.
 */
export function applyPresets<T extends Adjustable>(
  draft: T,
  presets: readonly Preset[],
  { replace = false, origins = {} }: Options = {},
): Application<T> {
  const there = bySlot(draft.target, settingsOfRequest(draft));
  const fields = offersBySlot(draft.target, presets).map(([slot, offers]): PresetField => {
    const [offer, ...earlier] = offers;
    const before = there.get(slot) ?? [];
    const from = originOf(origins, slot, before);
    const beforeFrom = from && !from.changed ? from.origin.preset : null;
    return {
      slot,
      offer,
      over: earlier.filter(({ settings }) => !sameSettings(settings, offer.settings)),
      before,
      beforeFrom,
      outcome: outcomeOf(offer.settings, before, replace || beforeFrom !== null),
    };
  });
  const applied = fields.filter(({ outcome }) => outcome === 'set' || outcome === 'replaced');
  return {
    draft: applied.reduce((next, field) => fill(next, field), draft),
    fields,
    origins: { ...origins, ...Object.fromEntries(fields.flatMap(originEntry)) },
  };
}

/** Offers of each slot, the latest first. */
function offersBySlot(
  target: string,
  presets: readonly Preset[],
): (readonly [string, readonly [PresetCandidate, ...PresetCandidate[]]])[] {
  const offers = new Map<string, [PresetCandidate, ...PresetCandidate[]]>();
  for (const preset of presets)
    for (const [slot, settings] of bySlot(target, settingsOfPreset(preset)))
      offers.set(slot, [{ preset: preset.name, settings }, ...(offers.get(slot) ?? [])]);
  return [...offers];
}

function outcomeOf(
  offered: readonly Setting[],
  before: readonly Setting[],
  mayReplace: boolean,
): FieldOutcome {
  if (sameSettings(effective(offered), before)) return 'same';
  if (before.length === 0) return 'set';
  return mayReplace ? 'replaced' : 'kept';
}

/** Without those that say "nothing": no profile, and a switch that is off. */
const effective = (settings: readonly Setting[]): readonly Setting[] =>
  settings.filter(
    ({ place, value }) =>
      !(place === 'profile' && value === null) && !(place === 'cli_defaults' && value === false),
  );

/** What is set by hand stays by hand, though a preset says the same; what came from a preset is now the later one's. */
function originEntry({
  slot,
  offer,
  beforeFrom,
  outcome,
}: PresetField): (readonly [string, Origin])[] {
  const settings = [...effective(offer.settings)];
  const taken = outcome === 'set' || outcome === 'replaced' || beforeFrom !== null;
  return taken && settings.length > 0 ? [[slot, { preset: offer.preset, settings }]] : [];
}

function fill<T extends Adjustable>(draft: T, { before, offer }: PresetField): T {
  const cleared = before.reduce((next, setting) => without(next, setting), draft);
  return offer.settings.reduce((next, setting) => withSetting(next, setting), cleared);
}

/** A copy with the setting. */
export function withSetting<T extends Settings>(draft: T, { place, name, value }: Setting): T {
  switch (place) {
    case 'override':
      return { ...draft, overrides: { ...draft.overrides, [name]: value } };
    case 'execution':
      return { ...draft, execution: { ...draft.execution, [name]: value } };
    case 'profile':
      return { ...draft, profile: typeof value === 'string' ? value : null };
    case 'cli_defaults':
      return { ...draft, cli_defaults: value === true };
  }
}

function without<T extends Settings>(draft: T, { place, name }: Setting): T {
  switch (place) {
    case 'override':
      return { ...draft, overrides: omit(draft.overrides, name) };
    case 'execution':
      return { ...draft, execution: omit(draft.execution ?? {}, name) };
    case 'profile':
      return { ...draft, profile: null };
    case 'cli_defaults':
      return { ...draft, cli_defaults: false };
  }
}

const omit = (values: Values, name: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
