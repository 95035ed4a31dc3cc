/**
 * The command line that goes with a YAML file: the fields that `ptycho_train` overwrites with the defaults of its
 * flags, and the knobs, which no file can say. Source: V41, V47, V49 (TW:617, ST:251-320, ST:412).
 */

import type { Resolution } from '../../factory/resolution';
import { quoted } from '../../formats/commandLine';
import { isSetByUser } from '../../provenance/provenance';
import { sameValue, type Value } from '../../values/value';
import { type Encoded, encode } from '../commands/encode';
import { SCRIPT_TRAINING } from '../commands/script/training';
import { type Given, LOADER } from './given';

/** The words of the flag that a field needs because the default of that flag wins over the file; null when it needs none. */
export function flagOf({ section, field, value, fallback }: Given): Encoded | null {
  if (section === 'tf_model_config' || fallback === null || fallback === undefined) return null;
  if (sameValue(value, fallback)) return null;
  const flag = SCRIPT_TRAINING.flags.find((known) => known.flag === `--${field}`);
  return flag ? encode(flag, value) : { ok: false, why: 'ptycho_train has no flag for it.' };
}

/** The knobs that the user set, with what they are in the end. */
export const executionOptionsSet = ({ provenance }: Resolution): [string, Value][] =>
  Object.entries(provenance.execution_config ?? {}).flatMap(([option, story]) =>
    isSetByUser(story) ? [[option, story.value]] : [],
  );

/** The words of the flag that says a knob; why there are none, in a sentence. */
export function executionFlag(knob: string, value: Value): Encoded {
  const { effect, why } = LOADER.propagation('training', knob, true)?.routes.script ?? {};
  const flag = SCRIPT_TRAINING.flags.find(({ sets }) => sets.kind === 'knob' && sets.name === knob);
  if (why === undefined || effect === 'unavailable')
    return { ok: false, why: `${upper(why ?? 'it has no flag')}.` };
  if (!flag || effect !== 'reaches') return { ok: false, why: `The run does not read it: ${why}.` };
  const worded = flag.toWord?.(value) ?? { ok: true, value };
  return worded.ok ? encode(flag, worded.value) : worded;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every flag of the run, an entry each. One torch flag calls for others, whose defaults would be other ones. */
export function flagsOf(said: readonly Given[], resolution: Resolution): string[][] {
  const words = (encoded: Encoded | null) => (encoded?.ok ? [[...encoded.words]] : []);
  const own = said.flatMap((field) => words(flagOf(field)));
  const torch = executionOptionsSet(resolution).flatMap(([knob, value]) =>
    words(executionFlag(knob, value)),
  );
  const named = torch.map(([flag]) => flag);
  const written = SCRIPT_TRAINING.flags.filter(({ flag }) => named.includes(flag));
  const implied = (SCRIPT_TRAINING.impliedFlags?.(written) ?? []).filter(
    (flag) => !named.includes(flag),
  );
  const needed = SCRIPT_TRAINING.flags.flatMap(({ flag, sets }) => {
    const value = resolution.provenance.execution_config?.[sets.name]?.value;
    return implied.includes(flag) && value !== undefined
      ? words(executionFlag(sets.name, value))
      : [];
  });
  return [...own, ...torch, ...needed];
}

/** The words as a POSIX shell takes them. */
export const shellWords = (words: readonly string[]): string => words.map(onOneLine).join(' ');

/** Control characters in the form that bash, zsh and ksh have for them: a comment ends with its line. */
function onOneLine(word: string): string {
  if (!/(?! )[\p{C}\p{Z}]/u.test(word)) return quoted(word);
  const bytes = (c: string) =>
    [...new TextEncoder().encode(c)]
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('');
  return `$'${word.replace(/(?! )[\p{C}\p{Z}\\']/gu, bytes)}'`;
}

/** How a loss is mended: `Add --nepochs 30 to the command.` */
export const addFlag = (words: readonly string[]): string =>
  `Add ${shellWords(words)} to the command.`;
