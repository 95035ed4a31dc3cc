/** Applying presets to a request: what each contributes, conflicts, and the resulting request. */
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

/** The settings of one preset for a slot. */
export interface PresetCandidate {
  readonly preset: string;
  readonly settings: readonly Setting[];
}

/** `kept`: the user's own setting is kept; `replaced`: the preset replaces it, as the user chose. */
export type FieldOutcome = 'set' | 'same' | 'kept' | 'replaced';

/** A slot that at least one preset sets. */
export interface PresetField {
  readonly slot: string;
  /** Of the last preset that sets it: later wins. */
  readonly candidate: PresetCandidate;
  /** Different settings of earlier presets, latest first. */
  readonly over: readonly PresetCandidate[];
  /** Settings of the request before. */
  readonly before: readonly Setting[];
  /** The preset that `before` came from, if it is unchanged since. */
  readonly beforeFrom: string | null;
  readonly outcome: FieldOutcome;
}

export interface Application<T> {
  readonly draft: T;
  readonly fields: readonly PresetField[];
  readonly origins: Origins;
}

interface Options {
  /** Presets replace the user's own settings. */
  readonly replace?: boolean;
  /** Settings that earlier presets set. */
  readonly origins?: Origins;
}

/**
 * Combines presets in order, later ones winning, below the user's own settings. Values that an earlier preset set and
 * that are unchanged since count as the preset's. The given draft is not modified; target and workflow never change.
 */
export function applyPresets<T extends Adjustable>(
  draft: T,
  presets: readonly Preset[],
  { replace = false, origins = {} }: Options = {},
): Application<T> {
  const there = bySlot(draft.target, settingsOfRequest(draft));
  const fields = candidatesBySlot(draft.target, presets).map(([slot, candidates]): PresetField => {
    const [candidate, ...earlier] = candidates;
    const before = there.get(slot) ?? [];
    const from = originOf(origins, slot, before);
    const beforeFrom = from && !from.changed ? from.origin.preset : null;
    return {
      slot,
      candidate,
      over: earlier.filter(({ settings }) => !sameSettings(settings, candidate.settings)),
      before,
      beforeFrom,
      outcome: outcomeOf(candidate.settings, before, replace || beforeFrom !== null),
    };
  });
  const applied = fields.filter(({ outcome }) => outcome === 'set' || outcome === 'replaced');
  return {
    draft: applied.reduce((next, field) => fill(next, field), draft),
    fields,
    origins: { ...origins, ...Object.fromEntries(fields.flatMap(originEntry)) },
  };
}

/** Candidates of each slot, latest first. */
function candidatesBySlot(
  target: string,
  presets: readonly Preset[],
): (readonly [string, readonly [PresetCandidate, ...PresetCandidate[]]])[] {
  const candidates = new Map<string, [PresetCandidate, ...PresetCandidate[]]>();
  for (const preset of presets)
    for (const [slot, settings] of bySlot(target, settingsOfPreset(preset)))
      candidates.set(slot, [{ preset: preset.name, settings }, ...(candidates.get(slot) ?? [])]);
  return [...candidates];
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

/** Without settings that equal "not set": no profile, and a switch that is off. */
const effective = (settings: readonly Setting[]): readonly Setting[] =>
  settings.filter(
    ({ place, value }) =>
      !(place === 'profile' && value === null) && !(place === 'cli_defaults' && value === false),
  );

/** The user's setting keeps its origin, even if a preset has the same value; a later preset replaces an earlier one's. */
function originEntry({
  slot,
  candidate,
  beforeFrom,
  outcome,
}: PresetField): (readonly [string, Origin])[] {
  const settings = [...effective(candidate.settings)];
  const taken = outcome === 'set' || outcome === 'replaced' || beforeFrom !== null;
  return taken && settings.length > 0 ? [[slot, { preset: candidate.preset, settings }]] : [];
}

function fill<T extends Adjustable>(draft: T, { before, candidate }: PresetField): T {
  const cleared = before.reduce((next, setting) => without(next, setting), draft);
  return candidate.settings.reduce((next, setting) => withSetting(next, setting), cleared);
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
