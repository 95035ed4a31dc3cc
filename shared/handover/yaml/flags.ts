/**
 * The command line that goes with a YAML file: the fields that `ptycho_train` overwrites with the defaults of its
 * flags, and the knobs, which no file can say. Source: V41, V47, V49 (TW:617, ST:251-320, ST:412).
 */
import type { Resolution } from '../../factory/resolution';
import { isSetByUser } from '../../factory/story';
import { numberText } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { LOADER, type Said } from './said';

export interface Flag {
  readonly name: string;
  /** Absent for a flag that stands alone. */
  readonly values?: readonly string[];
}

/** The flag that a field needs because the default of that flag wins over the file; null when the file is enough. */
export function flagOf(said: Said): Flag | null {
  const { section, field, value, fallback } = said;
  if (section === 'tf_model_config' || fallback === null || fallback === undefined) return null;
  if (sameValue(value, fallback)) return null;
  const text = flagText(value, said);
  return text === null ? null : { name: `--${field}`, values: [text] };
}

/** `type=bool` makes True of any text but the empty one; None cannot be said. */
function flagText(value: Value, { type }: Pick<Said, 'type'>): string | null {
  if (typeof value === 'boolean') return value ? 'True' : '';
  if (typeof value === 'number') return numberText(value, type);
  return typeof value === 'string' ? value : null;
}

const SWITCHES: { readonly [knob: string]: Value } = {
  deterministic: true,
  enable_checkpointing: true,
  recon_log_stitch: true,
};

/** The knobs that the user set, with what they are in the end. */
export const knobsSet = ({ provenance }: Resolution): [string, Value][] =>
  Object.entries(provenance.execution_config ?? {}).flatMap(([knob, story]) =>
    isSetByUser(story) ? [[knob, story.value]] : [],
  );

/** The flag that says a knob; null when there is none, or none for this value. */
export function knobFlag(knob: string, value: Value): Flag | null {
  const route = LOADER.reach('training', knob, true)?.routes.script;
  if (route?.flag === undefined || route.fate !== 'reaches') return null;
  const { flag: name } = route;
  if (knob in SWITCHES) return value === SWITCHES[knob] ? { name } : null;
  const type = LOADER.sections.execution_config[knob]?.type;
  if (knob === 'logger_backend' && value === null) return { name, values: ['none'] };
  if (Array.isArray(value))
    return value.length > 0 ? { name, values: value.map((item) => String(item)) } : null;
  const text = flagText(value, { type });
  return text === null ? null : { name, values: [text] };
}

/** Every flag of the run. One torch flag calls for the learning rate, and would make the accelerator cuda. */
export function flagsOf(said: readonly Said[], resolution: Resolution): Flag[] {
  const torch = knobsSet(resolution).flatMap(([knob, value]) => knobFlag(knob, value) ?? []);
  const needed = (knob: string, flag: string): Flag[] => {
    const value = resolution.provenance.execution_config?.[knob]?.value;
    if (torch.length === 0 || torch.some(({ name }) => name === flag) || value === undefined)
      return [];
    return [knobFlag(knob, value) ?? []].flat();
  };
  const own = said.flatMap((field) => flagOf(field) ?? []);
  const first = own.find(({ name }) => name === '--backend');
  return [
    ...(first ? [first] : []),
    ...own.filter((flag) => flag !== first),
    ...torch,
    ...needed('learning_rate', '--torch-learning-rate'),
    ...needed('accelerator', '--torch-accelerator'),
  ];
}

/** A flag as a POSIX shell takes it. */
export const flagWords = ({ name, values = [] }: Flag): string =>
  [name, ...values.map(shellWord)].join(' ');

/** One word for a POSIX shell, on one line: control characters in the form that bash, zsh and dash 0.5.12 know. */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/[\p{Cc}\u2028\u2029\ufeff]/u.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  const bytes = (c: string) =>
    [...new TextEncoder().encode(c)]
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('');
  return `$'${word.replace(/[\p{Cc}\u2028\u2029\ufeff\\']/gu, bytes)}'`;
}

/** How a field's loss is mended: `Add --nepochs 30.` */
export const addFlag = (flag: Flag): string => `Add ${flagWords(flag)} to the command.`;
