/** The words after a command, as Python's argparse reads them, with what it would refuse. */

import { decode } from '../../exporters/commands/encode';
import { type CommandLine, type Flag, spellings } from '../../exporters/commands/flag';
import type { Finding } from '../../findings/finding';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Value } from '../../values/value';
import { type ImportRuleId, importFinding } from '../findings';
import type { Word } from '../shellWords';

export interface Arguments {
  /** Values by flag, the last where one is given twice; asides as True or their text. */
  readonly given: ReadonlyMap<string, Value>;
  /** The words that are flags, as they are written. */
  readonly order: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads the words; those that start no flag of the line and belong to none are findings. Never throws. */
export const readArguments = (line: CommandLine, words: readonly Word[]): Arguments =>
  new Reader(line, words).read();

/** A flag or an aside under one of its spellings. */
type Known =
  | { readonly flag: Flag; readonly spelt: string }
  | { readonly ignoredFlag: CommandLine['ignoredFlags'][number]; readonly spelt: string };

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
      for (const spelt of spellings(flag)) this.known.set(spelt, { flag, spelt });
    for (const ignoredFlag of line.ignoredFlags)
      this.known.set(ignoredFlag.flag, { ignoredFlag, spelt: ignoredFlag.flag });
  }

  read(): Arguments {
    for (let word = this.next(); word; word = this.next()) {
      if (this.isFlag(word)) this.option(word);
      else if (word.text !== '--')
        this.tell(
          'handover-unknown',
          [],
          `"${word.text}" on line ${word.line} belongs to no flag.`,
        );
    }
    return { given: this.given, order: this.order, findings: this.findings };
  }

  private next(): Word | undefined {
    const word = this.words[this.at];
    this.at += 1;
    return word;
  }

  /** What argparse takes for a flag: a dash, but no number, and no text with a space. */
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
    const known = this.known.get(spelt) ?? this.respelt(spelt);
    if (!known) this.unknown(word, spelt);
    else if ('ignoredFlag' in known) this.aside(known.ignoredFlag, inline);
    else if (known.flag.takes.kind === 'switch') this.switched(known.flag, known.spelt, inline);
    else this.valued(known.flag, inline);
  }

  private valued(flag: Flag, inline?: Word): void {
    const values = inline
      ? [inline]
      : this.values(flag.takes.kind === 'ints' ? Number.POSITIVE_INFINITY : 1);
    if (values.length > 0) this.take(flag, values);
    else this.tell('handover-value', [flag.sets.name], `${flag.flag} is given no value.`);
  }

  /** A flag whose dashes and underscores are mixed up: plain to a reader, refused by argparse. */
  private respelt(spelt: string): Known | undefined {
    const plain = (text: string) => text.replaceAll('_', '-');
    const found = [...this.known.values()].find((known) => plain(known.spelt) === plain(spelt));
    if (found)
      this.tell(
        'handover-refused',
        'flag' in found ? [found.flag.sets.name] : [],
        `${spelt} is spelt ${found.spelt} there: PtychoPINN refuses the command as it is written. It is read as ${found.spelt}.`,
      );
    return found;
  }

  private unknown({ line }: Word, spelt: string): void {
    const names = [...this.known.keys()];
    const long = spelt.startsWith('--') ? names.filter((name) => name.startsWith(spelt)) : [];
    const values = this.values(Number.POSITIVE_INFINITY).map(({ text }) => text);
    const what = [spelt, ...values].join(' ');
    this.tell(
      'handover-unknown',
      [spelt.replace(/^-+/, '')],
      long.length > 0
        ? `${what} on line ${line} is short for ${long.join(' or ')}. Write it out: abbreviations are not read here.`
        : `There is no ${spelt} on this command line; ${what} on line ${line} is left out.${didYouMean(nearestNames(spelt, names))}`,
    );
  }

  private aside({ flag, values, why }: CommandLine['ignoredFlags'][number], inline?: Word): void {
    const word = values === 'none' ? undefined : (inline ?? this.values(1)[0]);
    this.given.set(flag, word?.text ?? true);
    const what = word ? `${flag} ${word.text}` : flag;
    this.tell('handover-surroundings', [], `${what} is left out: it ${why}.`);
  }

  private switched(flag: Flag, spelt: string, inline?: Word): void {
    const decoded = decode(flag, [spelt]);
    if (inline)
      this.tell(
        'handover-value',
        [flag.sets.name],
        `${spelt} takes no value; it is given "${inline.text}".`,
      );
    else if (decoded.ok) this.given.set(flag.flag, decoded.value);
  }

  private take(flag: Flag, words: readonly Word[]): void {
    const expands = words.flatMap((word) => word.expands);
    const texts = words.map(({ text }) => text);
    const what = `${flag.flag} ${texts.join(' ') || "''"}`;
    const decoded = decode(flag, texts);
    if (expands.length > 0)
      this.tell(
        'handover-unexpanded',
        [flag.sets.name],
        `${what}: the shell puts something else in the place of ${expands.join(', ')}. ${decoded.ok ? 'It stands in the request as it is written' : 'It is left out'}; type the value itself.`,
      );
    else if (!decoded.ok)
      this.tell('handover-value', [flag.sets.name], `${what} is left out. ${decoded.why}`);
    if (!decoded.ok) return;
    if (flag.takes.kind === 'truth' && /^(false|no|off|0|none)$/i.test(texts[0] ?? ''))
      this.tell(
        'handover-refused',
        [flag.sets.name],
        `${what} means True: every text does, but the empty one. The request has True; write ${flag.flag} '' for False.`,
      );
    this.given.set(flag.flag, decoded.value);
  }

  /** The next words that are no flags, at most `count`. */
  private values(count: number): Word[] {
    const taken: Word[] = [];
    for (let word = this.words[this.at]; word && taken.length < count; word = this.words[this.at]) {
      if (this.isFlag(word) || word.text === '--') break;
      taken.push(word);
      this.at += 1;
    }
    return taken;
  }

  private tell(rule: ImportRuleId, fields: readonly string[], message: string): void {
    this.findings.push(importFinding(rule, fields, message));
  }
}

const nameOf = (text: string): string => text.split('=', 1)[0] ?? text;
