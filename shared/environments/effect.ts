/** What the drift of an environment means for one configuration: is the field set, does its value change, does it reach the run. */
import { type FieldProvenance, isSetByUser, type Provenance } from '../provenance/provenance';
import type { Draft } from '../request/draft';
import { findTarget } from '../targets';
import { typeOfName } from '../targets/catalogue';
import { sameThing } from '../targets/synonyms';
import { formatValue } from '../values/python';
import { sameValue, type Value } from '../values/value';
import type { EnvironmentReport } from './report';

export type Drift = EnvironmentReport['drift'][number];
export type NameDrift = EnvironmentReport['names'][number];

/** What a drift row does to the configuration. */
export type EffectKind = 'refused' | 'changes' | 'set' | 'none';

export interface DriftEffect {
  /** `refused`: a setting is not valid there. `changes`: a value changes. `set`: set here, and the same there. */
  readonly kind: EffectKind;
  /** Whether the field reaches the run; null where that is not known. */
  readonly reaches: boolean | null;
  /** One sentence, with code between backticks. */
  readonly text: string;
}

/** The same change of a field in one or several sections. */
export interface DriftRow {
  readonly field: string;
  readonly sections: readonly string[];
  readonly change: Drift['change'] | NameDrift['list'];
  /** Values as text; `—` where there is none. */
  readonly from: string;
  readonly to: string;
  readonly effect: DriftEffect;
}

export interface Configuration {
  readonly draft: Pick<Draft, 'workflow' | 'overrides' | 'execution' | 'profile' | 'entry_point'>;
  /** What the draft resolves to for the target that the environment is nearest to. */
  readonly provenance: Provenance;
  /** Name of that target. */
  readonly target: string;
}

const NOTHING = '—';
const ORDER: readonly EffectKind[] = ['refused', 'changes', 'set', 'none'];

/** Whether a row is about this configuration. */
export const concerns = ({ effect }: DriftRow): boolean => effect.kind !== 'none';

/** A report's drift as rows, what concerns the configuration first; equal changes in several sections are one row. */
export function driftRows(
  { drift, names }: Pick<EnvironmentReport, 'drift' | 'names'>,
  configuration: Configuration,
): DriftRow[] {
  const rows: DriftRow[] = [];
  for (const entry of drift) {
    const row = fieldRow(entry, configuration);
    const same = rows.findIndex(
      ({ field, change, from, to, effect }) =>
        field === row.field &&
        change === row.change &&
        from === row.from &&
        to === row.to &&
        effect.kind === row.effect.kind,
    );
    const known = rows[same];
    if (known) rows[same] = { ...known, sections: [...known.sections, ...row.sections] };
    else rows.push(row);
  }
  rows.push(...names.map((entry) => nameRow(entry, configuration)));
  const rank = ({ effect: { kind, reaches } }: DriftRow) =>
    ORDER.indexOf(kind) * 2 + Number(reaches === false);
  return rows.sort((a, b) => rank(a) - rank(b));
}

function fieldRow(entry: Drift, configuration: Configuration): DriftRow {
  const { field, section, change } = entry;
  const text = (value: Value) => valueText(entry, value);
  return {
    field,
    sections: [section],
    change,
    from: change === 'added' ? NOTHING : text(entry.from),
    to: change === 'removed' ? NOTHING : text(entry.to),
    effect: fieldEffect(entry, configuration),
  };
}

function valueText({ change, type }: Drift, value: Value): string {
  if (change === 'choices' && Array.isArray(value))
    return value.map((choice) => formatValue(choice)).join(', ');
  // Types and names are texts, not strings of Python.
  if ((change === 'type' || change === 'renamed') && typeof value === 'string') return value;
  const isFloat = /\bfloat\b/.test(type) && !/\bint\b/.test(type);
  return formatValue(value, isFloat ? { kind: 'float' } : undefined);
}

function fieldEffect(entry: Drift, configuration: Configuration): DriftEffect {
  const { field, section, change, from, to } = entry;
  const held = configuration.provenance[section]?.[field];
  const setAs = nameThatSets(entry, held, configuration);
  const reaches = reachesRun(entry, configuration);
  const text = (value: Value) => `\`${valueText(entry, value)}\``;
  const effect = (kind: EffectKind, sentence: string): DriftEffect => ({
    kind,
    reaches,
    text:
      kind === 'changes' && reaches === false ? `${sentence} It does not reach the run.` : sentence,
  });
  switch (change) {
    case 'removed':
      return setAs === null
        ? effect('none', 'Not set here.')
        : effect('refused', `You set \`${setAs}\`, which is not a field there.`);
    case 'renamed':
      return setAs === null
        ? effect('none', 'Not set here.')
        : effect('refused', `You set \`${setAs}\`; its name there is ${text(to)}.`);
    case 'added':
      return setAs === null
        ? effect('none', 'Not set here.')
        : effect('changes', `You set \`${setAs}\`: it is a field there.`);
    case 'choices': {
      const value = held?.value;
      if (value === undefined) return effect('none', 'Not part of this configuration.');
      const isChoice = Array.isArray(to) && to.some((choice) => sameValue(choice, value));
      if (!isChoice) return effect('refused', `${text(value)} is not a choice there.`);
      return effect(setAs === null ? 'none' : 'set', `${text(value)} is a choice in both.`);
    }
    case 'type':
      return setAs === null
        ? effect('none', 'Not set here.')
        : effect('changes', `You set \`${setAs}\`; check that your value is a ${text(to)}.`);
    default:
      return defaultEffect(held, setAs !== null, { from, to }, text, effect);
  }
}

/** Another default matters only where the default is what wins. */
function defaultEffect(
  held: FieldProvenance | undefined,
  isSet: boolean,
  { from, to }: Pick<Drift, 'from' | 'to'>,
  text: (value: Value) => string,
  effect: (kind: EffectKind, sentence: string) => DriftEffect,
): DriftEffect {
  if (held === undefined) return effect('none', 'Not part of this configuration.');
  if (isSet) return effect('set', `You set ${text(held.value)}; it stays.`);
  const isDefault = held.layer === 'pt-default' || held.layer === 'tf-default';
  if (isDefault && sameValue(held.value, from))
    return effect('changes', `Changes from ${text(from)} to ${text(to)}.`);
  return effect('none', `Resolves to ${text(held.value)} in both.`);
}

/** The name under which the request sets a field; null where it does not. */
function nameThatSets(
  { field, section }: Drift,
  held: FieldProvenance | undefined,
  { draft }: Configuration,
): string | null {
  const names = sameThing(field).filter((name) => Object.hasOwn(draft.overrides, name));
  if (section === 'execution_config' && Object.hasOwn(draft.execution, field)) return field;
  if (held !== undefined) return isSetByUser(held) ? (names[0] ?? field) : null;
  return names.find((name) => name === field) ?? null;
}

/** Whether the run reads the field, by the nearest target's table and the chosen entry point. */
function reachesRun({ field, section }: Drift, { draft, target }: Configuration): boolean | null {
  const propagation = findTarget(target)?.propagation(
    draft.workflow,
    field,
    section === 'execution_config',
  );
  if (!propagation) return null;
  const chosen = Object.entries(propagation.routes).filter(
    ([route]) => draft.entry_point === undefined || route === draft.entry_point,
  );
  return chosen.length === 0 ? null : chosen.some(([, { effect }]) => effect === 'reaches');
}

/** What a list of names is called in the place of a section. */
const LIST: { readonly [list in NameDrift['list']]: string } = {
  override_aliases: 'override alias',
  legacy_keys: 'params.cfg',
  unknown_overrides: 'unknown overrides',
  inference_overrides: 'inference override',
  merged_options: 'execution option that becomes an override',
  profile_ci: 'profile ci',
};

function nameRow(entry: NameDrift, configuration: Configuration): DriftRow {
  const { list, name, from, to } = entry;
  const [kind, text] = nameEffect(entry, configuration);
  return {
    field: name,
    sections: [LIST[list]],
    change: list,
    from: from ?? NOTHING,
    to: to ?? NOTHING,
    effect: { kind, reaches: null, text },
  };
}

function nameEffect(
  { list, name, to }: NameDrift,
  { draft, target }: Configuration,
): readonly [EffectKind, string] {
  const { workflow, overrides, execution, profile } = draft;
  const isOverride = Object.hasOwn(overrides, name);
  const notSet = ['none', 'Not set here.'] as const;
  switch (list) {
    case 'legacy_keys':
      return ['none', 'Only the key in `params.cfg` differs.'];
    case 'override_aliases':
      if (!isOverride) return notSet;
      return to === null
        ? ['refused', `You set \`${name}\`, which is not an alias there.`]
        : ['changes', `You set \`${name}\`; there it sets \`${to}\`.`];
    case 'inference_overrides':
      if (workflow !== 'inference' || !isOverride) return notSet;
      return to === null
        ? ['changes', `You set \`${name}\`, which inference does not read there.`]
        : ['changes', `You set \`${name}\`, which inference reads there.`];
    case 'merged_options':
      if (!Object.hasOwn(execution, name)) return notSet;
      return to === null
        ? ['changes', `You set \`${name}\`; there it stays an execution option alone.`]
        : ['changes', `You set \`${name}\`; there it becomes an override, too.`];
    case 'profile_ci':
      return profile === 'ci'
        ? [
            'changes',
            to === null
              ? 'The profile does not set it there.'
              : `The profile sets \`${to}\` there.`,
          ]
        : ['none', 'The profile is not used here.'];
    default:
      return unknownOverrides(name, to, draft, target);
  }
}

/** What becomes of overrides that the target does not know. */
function unknownOverrides(
  workflow: string,
  to: string | null,
  draft: Configuration['draft'],
  target: string,
): readonly [EffectKind, string] {
  const name = Object.keys(draft.overrides).find((given) => !typeOfName(target, given));
  if (draft.workflow !== workflow || name === undefined)
    return ['none', 'You set no unknown override.'];
  return to === 'refused'
    ? ['refused', `You set \`${name}\`: an unknown override is refused there.`]
    : ['changes', `You set \`${name}\`: an unknown override is accepted there.`];
}
