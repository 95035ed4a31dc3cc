/**
 * The command line for a YAML file: the fields that `ptycho_train` overwrites with the defaults of its flags, and the
 * execution options, which a file cannot set.
 */

import type { Resolution } from '../../factory/resolution';
import { quoted } from '../../formats/commandLine';
import { isSetByUser } from '../../provenance/provenance';
import { capital } from '../../values/capital';
import { sameValue, type Value } from '../../values/value';
import { type Encoded, encode } from '../commands/encode';
import type { Given, YamlReader } from './given';

/** The words of the flag for a field that the flag's default would overwrite; null when no flag is needed. */
export function flagOf(
  { line }: YamlReader,
  { section, field, value, fallback }: Given,
): Encoded | null {
  if (section === 'tf_model_config' || fallback === null || fallback === undefined) return null;
  if (sameValue(value, fallback)) return null;
  const flag = line.flags.find((known) => known.flag === `--${field}`);
  return flag ? encode(flag, value) : { ok: false, why: 'ptycho_train has no flag for it.' };
}

/** The execution options that the user set, with their resolved values. */
export const executionOptionsSet = ({ provenance }: Resolution): [string, Value][] =>
  Object.entries(provenance.execution_config ?? {}).flatMap(([option, fieldProvenance]) =>
    isSetByUser(fieldProvenance) ? [[option, fieldProvenance.value]] : [],
  );

/** The words of the flag for an execution option, or a sentence why there are none. */
export function executionFlag({ target, line }: YamlReader, name: string, value: Value): Encoded {
  const { effect, why } = target.propagation('training', name, true)?.routes.script ?? {};
  const flag = line.flags.find(({ sets }) => sets.kind === 'option' && sets.name === name);
  if (why === undefined || effect === 'unavailable')
    return { ok: false, why: `${capital(why ?? 'it has no flag')}.` };
  if (!flag || effect !== 'reaches') return { ok: false, why: `The run does not read it: ${why}.` };
  const worded = flag.toWord?.(value) ?? { ok: true, value };
  return worded.ok ? encode(flag, worded.value) : worded;
}

/** Every flag of the run, an entry each. A torch flag requires others, whose defaults would differ. */
export function flagsOf(
  reader: YamlReader,
  fields: readonly Given[],
  resolution: Resolution,
): string[][] {
  const { line } = reader;
  const words = (encoded: Encoded | null) => (encoded?.ok ? [[...encoded.words]] : []);
  const own = fields.flatMap((field) => words(flagOf(reader, field)));
  const torch = executionOptionsSet(resolution).flatMap(([name, value]) =>
    words(executionFlag(reader, name, value)),
  );
  const named = torch.map(([flag]) => flag);
  const written = line.flags.filter(({ flag }) => named.includes(flag));
  const implied = (line.impliedFlags?.(written) ?? []).filter((flag) => !named.includes(flag));
  const needed = line.flags.flatMap(({ flag, sets }) => {
    const value = resolution.provenance.execution_config?.[sets.name]?.value;
    return implied.includes(flag) && value !== undefined
      ? words(executionFlag(reader, sets.name, value))
      : [];
  });
  return [...own, ...torch, ...needed];
}

/** The words, quoted for a POSIX shell. */
export const shellWords = (words: readonly string[]): string => words.map(onOneLine).join(' ');

/** Control characters as in bash, zsh and ksh, since a comment must stay on one line. */
function onOneLine(word: string): string {
  if (!/(?! )[\p{C}\p{Z}]/u.test(word)) return quoted(word);
  const bytes = (c: string) =>
    [...new TextEncoder().encode(c)]
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join('');
  return `$'${word.replace(/(?! )[\p{C}\p{Z}\\']/gu, bytes)}'`;
}

/** `Add --nepochs 30 to the command.` */
export const addFlag = (words: readonly string[]): string =>
  `Add ${shellWords(words)} to the command.`;
