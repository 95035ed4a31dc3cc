/** Compares two sets of settings: a request and a preset, or two presets. */
import { changeText } from '../diff/change';
import { formatValue } from '../values/python';
import { sameValue } from '../values/value';
import { typeInPreset } from './file';
import { keyOf, PLACES, type Setting } from './preset';

export interface SettingRow {
  readonly place: Setting['place'];
  readonly name: string;
  readonly kind: 'changed' | 'same' | 'only-a' | 'only-b';
  /** As Python writes it; null where not set. */
  readonly a: string | null;
  readonly b: string | null;
  /** `×10` or `+4` for numbers. */
  readonly change: string | null;
}

/** A setting's value as Python writes it, typed by its field. */
export function settingText({ place, name, value }: Setting, target: string | undefined): string {
  if (place === 'cli_defaults') return value === true ? 'on' : 'off';
  if (place === 'profile') return typeof value === 'string' ? value : 'none';
  return formatValue(value, typeInPreset(target, name));
}

/** One row per setting, different ones first within each place. */
export function compareSettings(
  a: readonly Setting[],
  b: readonly Setting[],
  target: string | undefined,
): SettingRow[] {
  const left = new Map(a.map((setting) => [keyOf(setting), setting]));
  const right = new Map(b.map((setting) => [keyOf(setting), setting]));
  const rows = [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    rowOf(left.get(key), right.get(key), target),
  );
  const rank = ({ place, kind }: SettingRow) => PLACES.indexOf(place) * 2 + Number(kind === 'same');
  return rows.sort((x, y) => rank(x) - rank(y));
}

function rowOf(
  a: Setting | undefined,
  b: Setting | undefined,
  target: string | undefined,
): SettingRow[] {
  const either = a ?? b;
  if (!either) return [];
  const { place, name } = either;
  const same = a && b && sameValue(a.value, b.value);
  return [
    {
      place,
      name,
      kind: !a ? 'only-b' : !b ? 'only-a' : same ? 'same' : 'changed',
      a: a ? settingText(a, target) : null,
      b: b ? settingText(b, target) : null,
      change: a && b ? changeText(a.value, b.value) : null,
    },
  ];
}
