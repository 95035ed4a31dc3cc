/** An upgrade as people read it: rows in groups, the same in the window and on the command line. */

import type { EntryPoint } from '../request/entryPoint';
import { ENTRY_POINT_FACTS } from '../request/entryPoint';
import { findTarget } from '../targets';
import { typeOfName } from '../targets/catalogue';
import { counted } from '../values/counted';
import { didYouMean } from '../values/nearest';
import { formatValue } from '../values/python';
import { isChange, type ValueChange } from './change';
import type { Setting } from './settings';
import type { SettingUpgrade, Upgrade } from './upgrade';

export const GROUPS = {
  removed: 'Removed',
  renamed: 'Renamed',
  'new-default': 'New default',
  now: 'Now takes effect',
  'no-longer': 'No longer takes effect',
  changed: 'Changed values',
  fields: 'In one version only',
} as const;
export type GroupId = keyof typeof GROUPS;

export interface UpgradeRow {
  readonly key: string;
  readonly name: string;
  /** The old and the new value; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
  /** What is renamed: the setting's new form, `object_layout = 'single_patch'`. */
  readonly note: string;
  /** The setting that this row is about; null for a value that nobody set. */
  readonly setting: SettingUpgrade | null;
}

export interface UpgradeGroup {
  readonly id: GroupId;
  readonly title: string;
  readonly rows: readonly UpgradeRow[];
}

/** The differences in groups; empty groups are left out. */
export function upgradeGroups(upgrade: Upgrade): UpgradeGroup[] {
  const { settings, values } = upgrade;
  const caused = (setting: SettingUpgrade, cause: ValueChange['cause']) =>
    values.filter((change) => change.cause === cause && change.by.includes(setting.name));
  const removed = settings.filter(({ fate }) => fate === 'removed');
  const renamed = settings.filter(({ fate }) => fate === 'renamed');
  const now = settings.filter(
    (one) => one.fate !== 'removed' && (one.effect.now.length > 0 || caused(one, 'now').length > 0),
  );
  const noLonger = settings.filter(
    (one) =>
      one.fate !== 'removed' &&
      (one.effect.noLonger.length > 0 || caused(one, 'no-longer').length > 0),
  );
  const row = (setting: SettingUpgrade, note: string): UpgradeRow => ({
    key: `${setting.place} ${setting.name}`,
    name: setting.name,
    before: textOf(upgrade.from, setting),
    after: setting.fate === 'renamed' ? newForm(upgrade.to, setting) : null,
    note,
    setting,
  });
  const groups: { readonly [id in GroupId]: readonly UpgradeRow[] } = {
    removed: removed.map((one) =>
      row(one, sentences(removedNote(one, upgrade), changes(caused(one, 'no-longer')))),
    ),
    renamed: renamed.map((one) => row(one, renamedNote(one, upgrade))),
    'new-default': valueRows(values, ['new-default']),
    now: now.map((one) =>
      row(
        one,
        sentences(
          effectNote(one.effect.now, `Had no effect in \`${upgrade.from}\``),
          changes(caused(one, 'now')),
        ),
      ),
    ),
    'no-longer': noLonger.map((one) =>
      row(
        one,
        sentences(
          effectNote(one.effect.noLonger, `Has no effect in \`${upgrade.to}\``),
          changes(caused(one, 'no-longer')),
        ),
      ),
    ),
    changed: valueRows(values, ['set', 'derived']),
    fields: [...valueRows(values, ['new-field', 'old-field']), ...sectionRows(values)],
  };
  return (Object.keys(GROUPS) as GroupId[])
    .map((id) => ({ id, title: GROUPS[id], rows: groups[id] }))
    .filter(({ rows }) => rows.length > 0);
}

/** How many settings are kept as they are, and how many there are. */
export const keptOf = ({ settings }: Upgrade): { readonly kept: number; readonly all: number } => ({
  kept: settings.filter(
    ({ fate, effect }) => fate === 'kept' && effect.now.length + effect.noLonger.length === 0,
  ).length,
  all: settings.length,
});

/** How many values of the payload change that both targets have. */
export const changedCount = ({ values }: Upgrade): number => values.filter(isChange).length;

const textOf = (target: string, { place, name, value }: Setting): string =>
  place === 'profile'
    ? String(value)
    : formatValue(value, findTarget(target) && typeOfName(target, name));

const newForm = (target: string, { to }: SettingUpgrade): string =>
  to
    .map(
      (one) =>
        `${one.place === 'execution' ? 'execution ' : ''}${one.name} = ${textOf(target, one)}`,
    )
    .join(', ');

function removedNote(
  { why, hadEffect, effect: { noLonger } }: SettingUpgrade,
  { from, to }: Upgrade,
): string {
  const reached = noLonger.map((one) => ENTRY_POINT_FACTS[one].title).join(', ');
  const had = reached === '' ? '' : ` It took effect in \`${from}\` (${reached}).`;
  const effect = hadEffect ? had : ` It changed nothing in \`${from}\`.`;
  if (why?.kind === 'given-twice') return `\`${why.by}\` is set, too, and decides.`;
  if (why?.kind !== 'unknown') return '';
  const does = why.rejected ? 'rejects it' : 'ignores it';
  return `Not a setting of \`${to}\`, which ${does}.${didYouMean([...why.nearest])}${effect}`;
}

function renamedNote({ why, name }: SettingUpgrade, { from, to }: Upgrade): string {
  switch (why?.kind) {
    case 'object-policy':
      return why.deprecated
        ? `Same meaning. \`${to}\` still accepts \`${name}\`, but it is deprecated.`
        : `Same meaning. \`${to}\` has no \`${name}\`.`;
    case 'synonym':
      return `Same meaning. \`${to}\` knows it by this name alone.`;
    case 'value':
      return `Same meaning. \`${from}\` translates the value, \`${to}\` does not.`;
    case 'sets-option':
      return `In \`${from}\` the override sets the execution option, too; in \`${to}\` it does not.`;
    default:
      return '';
  }
}

/** Which entry points an effect is about; none where only the payload is known. */
function effectNote(entryPoints: readonly EntryPoint[], words: string): string {
  if (entryPoints.length === 0) return '';
  const titles = entryPoints.map((one) => ENTRY_POINT_FACTS[one].title).join(', ');
  return `${words} (${titles}).`;
}

const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** `pt_model_config 24 → 48`, sections with the same change together. */
function changes(values: readonly ValueChange[]): string {
  return merged(values)
    .map(
      ({ sections, name, before, after }) =>
        `\`${sections.join(', ')}.${name}\`: ${before} → ${after}.`,
    )
    .join(' ');
}

interface MergedChange {
  readonly name: string;
  readonly sections: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly change: ValueChange;
}

/** Equal changes of one name in several sections as one. */
function merged(values: readonly ValueChange[]): MergedChange[] {
  const rows = new Map<string, MergedChange>();
  for (const change of values) {
    const { section, name, texts, cause } = change;
    const [before, after] = [texts.before ?? 'n/a', texts.after ?? 'n/a'];
    const key = [name, before, after, cause].join('\n');
    const known = rows.get(key);
    rows.set(key, { name, before, after, change, sections: [...(known?.sections ?? []), section] });
  }
  return [...rows.values()];
}

function valueRows(
  values: readonly ValueChange[],
  causes: readonly ValueChange['cause'][],
): UpgradeRow[] {
  return merged(values.filter(({ cause }) => causes.includes(cause))).map(
    ({ name, sections, change: { texts, cause } }) => ({
      key: `${cause} ${name} ${sections.join()}`,
      name,
      before: texts.before,
      after: texts.after,
      note: `${sections.join(', ')}${FIELD_NOTES[cause] ?? ''}`,
      setting: null,
    }),
  );
}

/** A section that one payload alone has is one row. */
function sectionRows(values: readonly ValueChange[]): UpgradeRow[] {
  const counts = new Map<string, { readonly isNew: boolean; readonly count: number }>();
  for (const { section, cause } of values)
    if (cause === 'new-section' || cause === 'old-section')
      counts.set(section, {
        isNew: cause === 'new-section',
        count: (counts.get(section)?.count ?? 0) + 1,
      });
  return [...counts].map(([section, { isNew, count }]) => {
    const text = counted(count, 'value');
    return {
      key: section,
      name: section,
      before: isNew ? null : text,
      after: isNew ? text : null,
      note: isNew ? 'new section of the payload' : 'no longer a section of the payload',
      setting: null,
    };
  });
}

const FIELD_NOTES: { readonly [cause in ValueChange['cause']]?: string } = {
  'new-field': ': new field',
  'old-field': ': no longer a field',
};
