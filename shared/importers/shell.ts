/** A shell command that starts a run: a command line or script of PtychoPINN, or `pinnboard payload`. */

import { COMMAND_LINES } from '../exporters/commands';
import { readEmbedded } from '../exporters/embedded';
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import type { CommandLine } from '../targets/exports/commandLine';
import { readArguments } from './commands/arguments';
import { editedRequest } from './commands/edited';
import { requestOf } from './commands/request';
import { importFinding } from './findings';
import { type Imported, type ImportFormat, notImported } from './format';
import { readPinnboardCommand } from './pinnboardCommand';
import { isGiven, type Program, programOf } from './program';
import { type Command, splitShell } from './shellWords';

export const SHELL: ImportFormat = {
  id: 'shell',
  title: 'Shell command',
  recognises,
  read,
};

/** One of the programs by its own name, at the start of a word. */
const NAMED =
  /(?<![^ \t$/])(?:ptycho_(?:train|inference)|pinnboard(?:\.mjs)?(?:[ \t]+--)?[ \t]+payload)(?:\.py)?(?:[ \t\\]|$)/;
const PYTHON = /python[\d.]*[ \t]/;
const MODULE =
  /\b(?:ptycho_torch[./](?:train|inference)|scripts[./](?:training|inference)[./]\w+)(?:\.py)?(?:[ \t\\]|$)/;

/** Whether a line starts one of the programs, whatever else it holds. Takes time in proportion to its length. */
function starts(line: string): boolean {
  const python = PYTHON.exec(line);
  return (python !== null && MODULE.test(line.slice(python.index))) || NAMED.test(line);
}

function recognises(text: string, name: string): boolean {
  if (/\.(py|json|ya?ml|npz)$/i.test(name) || /^\s*[{[]/.test(text)) return false;
  const joined = text.replaceAll(/\\\r?\n/g, ' ');
  if (!joined.split('\n').some(starts)) return false;
  const split = splitShell(text);
  // An unclosed quote is reported when the text is read.
  return split.ok ? split.commands.some((command) => programOf(command) !== null) : true;
}

function read(text: string, _name: string, target?: string): Imported {
  const split = splitShell(text);
  if (!split.ok) return split;
  const programs = split.commands.flatMap((command) => programOf(command) ?? []);
  const [program] = programs;
  if (!program) return notImported('import-command-missing', {});
  const made =
    program.name === 'pinnboard'
      ? readPinnboardCommand(program.rest, target)
      : readRun(program, readEmbedded(text), target);
  return made.ok
    ? { ...made, findings: [...made.findings, ...around(program, programs, split.commands)] }
    : made;
}

function readRun(
  { name, rest }: Program,
  embedded: Request | null,
  given: string | undefined,
): Imported {
  const lines = COMMAND_LINES.filter(({ program }) => program.at(-1) === name);
  const own =
    embedded &&
    lines.find(
      ({ target, workflow }) => target === embedded.target && workflow === embedded.workflow,
    );
  const line = own ?? likeliest(lines, rest, given);
  if (!line) return notImported('import-command-unknown', { command: name });
  const args = readArguments(line, rest);
  if (line.isLegacy?.(args.given)) return notImported('import-command-legacy', {});
  if (own && embedded) return { ok: true, ...editedRequest(line, embedded, args) };
  const made = requestOf(line, args);
  return { ok: true, ...made, findings: [...made.findings, ...assumed(line.target, given)] };
}

/** That a command is read as one for a target that nobody chose. */
const assumed = (target: string, given: string | undefined): Finding[] =>
  target === given
    ? []
    : [
        importFinding(
          'import-guessed',
          ['target'],
          given === undefined
            ? `The command does not name its target; ${target} is assumed.`
            : `${target} is assumed as the target: ${given} does not know these arguments.`,
        ),
      ];

/** The command line that knows most of the flags; of several, the given target's, else the one listed first. */
function likeliest(
  lines: readonly CommandLine[],
  rest: Program['rest'],
  given: string | undefined,
): CommandLine | undefined {
  const unknown = (line: CommandLine) =>
    readArguments(line, rest).findings.filter(({ rule }) =>
      /^import-(?:unknown-flag|rejected|invalid-value)$/.test(rule),
    ).length;
  const isOther = ({ target }: CommandLine) => Number(target !== given);
  return [...lines].sort((a, b) => unknown(a) - unknown(b) || isOther(a) - isOther(b))[0];
}

/** What the text contains besides the command. */
function around(
  { before, command }: Program,
  programs: readonly Program[],
  commands: readonly Command[],
): Finding[] {
  const words = before.filter(isGiven).map(({ text }) => text);
  const runs = new Set(programs.map((program) => program.command));
  const others = commands.filter((other) => !runs.has(other));
  const list = (texts: readonly string[]) =>
    texts.slice(0, 4).join(', ') + (texts.length > 4 ? ' …' : '');
  const say = (message: string) => importFinding('import-surroundings', [], message);
  return [
    ...(words.length > 0 ? [say(`Text before the command was ignored: ${words.join(' ')}.`)] : []),
    ...(command.redirections.length > 0
      ? [say(`Redirections were ignored: ${list(command.redirections)}.`)]
      : []),
    ...(others.length > 0
      ? [
          say(
            `Other commands were ignored: ${list(others.map(({ words: other }) => other.map(({ text }) => text).join(' ')))}. ${others.some(({ words: [first] }) => first?.text === 'cd') ? 'Because of cd, relative paths of the command refer to another folder.' : ''}`.trim(),
          ),
        ]
      : []),
    ...(programs.length > 1
      ? [
          say(
            `The text starts ${programs.length} runs; only the first, on line ${command.line}, is imported. To import another one, paste it on its own.`,
          ),
        ]
      : []),
  ];
}
