/** The words after a command, as Python's argparse reads them, with what it rejects. */

import { decode } from '../../exporters/commands/encode';
import type { Finding } from '../../findings/finding';
import { type CommandLine, type Flag, spellings } from '../../targets/exports/commandLine';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Value } from '../../values/value';
import { type ImportRuleId, importFinding } from '../findings';
import type { Word } from '../shellWords';

export interface Arguments {
  /** Values by flag, the last of duplicates; ignored flags as True or their text. */
  readonly given: ReadonlyMap<string, Value>;
  /** The words that are flags, verbatim. */
  readonly order: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads the words; those that belong to no flag of the command line are findings. Never throws. */
export const readArguments = (line: CommandLine, words: readonly Word[]): Arguments =>
  new Reader(line, words).read();

/** A flag or an ignored flag under one of its spellings. */
type Known =
  | { readonly flag: Flag; readonly spelling: string }
  | { readonly ignoredFlag: CommandLine['ignoredFlags'][number]; readonly spelling: string };

class Reader {
  private readonly known = new Map<string, Known>();
  private readonly given = new Map<string, Value>();
  private readonly order: string[] = [];
  private readonly findings: Finding[] = [];
  private at = 0;

  constructor(
    line: CommandLine,
    private readonly words: readonly Word[],
  ) {
    for (const flag of line.flags)
      for (const spelling of spellings(flag)) this.known.set(spelling, { flag, spelling });
    for (const ignoredFlag of line.ignoredFlags)
      this.known.set(ignoredFlag.flag, { ignoredFlag, spelling: ignoredFlag.flag });
  }

  read(): Arguments {
    for (let word = this.next(); word; word = this.next()) {
      if (this.isFlag(word)) this.option(word);
      else if (word.text !== '--')
        this.report(
          'import-unknown-flag',
          [],
          `Unexpected argument "${word.text}" on line ${word.line}.`,
        );
    }
    return { given: this.given, order: this.order, findings: this.findings };
  }

  private next(): Word | undefined {
    const word = this.words[this.at];
    this.at += 1;
    return word;
  }

  /** What argparse reads as a flag: it begins with a dash, and is neither a number nor a text with a space. */
  private isFlag({ text }: Word): boolean {
    if (!/^-./s.test(text) || /^-(\d+|\d*\.\d+)$/.test(text) || text === '--') return false;
    return this.known.has(nameOf(text)) || !text.includes(' ');
  }

  private option(word: Word): void {
    const spelt = nameOf(word.text);
    const inline = word.text.includes('=')
      ? { ...word, text: word.text.slice(spelt.length + 1) }
      : undefined;
    this.order.push(word.text);
    const known = this.known.get(spelt) ?? this.misspelt(spelt);
    if (!known) this.unknown(word, spelt);
    else if ('ignoredFlag' in known) this.ignored(known.ignoredFlag, inline);
    else if (known.flag.takes.kind === 'switch') this.switched(known.flag, known.spelling, inline);
    else this.valued(known.flag, inline);
  }

  private valued(flag: Flag, inline?: Word): void {
    const values = inline
      ? [inline]
      : this.values(flag.takes.kind === 'ints' ? Number.POSITIVE_INFINITY : 1);
    if (values.length > 0) this.take(flag, values);
    else this.report('import-invalid-value', [flag.sets.name], `${flag.flag} has no value.`);
  }

  /** A flag with dashes for underscores or the reverse, which argparse rejects. */
  private misspelt(spelt: string): Known | undefined {
    const plain = (text: string) => text.replaceAll('_', '-');
    const found = [...this.known.values()].find((known) => plain(known.spelling) === plain(spelt));
    if (found)
      this.report(
        'import-rejected',
        'flag' in found ? [found.flag.sets.name] : [],
        `Unknown flag ${spelt}; read as ${found.spelling}. PtychoPINN rejects the command as written.`,
      );
    return found;
  }

  private unknown({ line }: Word, spelt: string): void {
    const names = [...this.known.keys()];
    const long = spelt.startsWith('--') ? names.filter((name) => name.startsWith(spelt)) : [];
    const values = this.values(Number.POSITIVE_INFINITY).map(({ text }) => text);
    const what = [spelt, ...values].join(' ');
    this.report(
      'import-unknown-flag',
      [spelt.replace(/^-+/, '')],
      long.length > 0
        ? `${what} on line ${line} abbreviates ${long.join(' or ')}. Write the flag in full; abbreviations are not imported.`
        : `Unknown flag ${spelt}; ${what} on line ${line} is ignored.${didYouMean(nearestNames(spelt, names))}`,
    );
  }

  private ignored({ flag, values, why }: CommandLine['ignoredFlags'][number], inline?: Word): void {
    const word = values === 'none' ? undefined : (inline ?? this.values(1)[0]);
    this.given.set(flag, word?.text ?? true);
    const what = word ? `${flag} ${word.text}` : flag;
    this.report('import-surroundings', [], `${what} is ignored: it ${why}.`);
  }

  private switched(flag: Flag, spelt: string, inline?: Word): void {
    const decoded = decode(flag, [spelt]);
    if (inline)
      this.report(
        'import-invalid-value',
        [flag.sets.name],
        `${spelt} takes no value, but has "${inline.text}".`,
      );
    else if (decoded.ok) this.given.set(flag.flag, decoded.value);
  }

  private take(flag: Flag, words: readonly Word[]): void {
    const expands = words.flatMap((word) => word.expands);
    const texts = words.map(({ text }) => text);
    const what = `${flag.flag} ${texts.join(' ') || "''"}`;
    const decoded = decode(flag, texts);
    if (expands.length > 0)
      this.report(
        'import-unexpanded',
        [flag.sets.name],
        `${what}: ${expands.join(', ')} is not expanded here${decoded.ok ? '' : ', so the flag is ignored'}. Enter the value itself.`,
      );
    else if (!decoded.ok)
      this.report('import-invalid-value', [flag.sets.name], `${what} is ignored. ${decoded.why}`);
    if (!decoded.ok) return;
    if (flag.takes.kind === 'truth' && /^(false|no|off|0|none)$/i.test(texts[0] ?? ''))
      this.report(
        'import-rejected',
        [flag.sets.name],
        `${what} means True, like every string but the empty one. True is imported; write ${flag.flag} '' for False.`,
      );
    this.given.set(flag.flag, decoded.value);
  }

  /** The next words up to a flag, at most `count`. */
  private values(count: number): Word[] {
    const taken: Word[] = [];
    for (let word = this.words[this.at]; word && taken.length < count; word = this.words[this.at]) {
      if (this.isFlag(word) || word.text === '--') break;
      taken.push(word);
      this.at += 1;
    }
    return taken;
  }

  private report(rule: ImportRuleId, fields: readonly string[], message: string): void {
    this.findings.push(importFinding(rule, fields, message));
  }
}

const nameOf = (text: string): string => text.split('=', 1)[0] ?? text;
