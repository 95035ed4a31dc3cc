/**
 * An exported command, which embeds its request. The command is compared with what Pinnboard writes for that request:
 * parts that differ were edited and are imported; everything else is taken from the request, to the last digit.
 */

import { NO_FILES } from '../../dataset/fileContext';
import { writeFlags } from '../../exporters/commands/write';
import { resolve } from '../../factory';
import { canonicalRequest } from '../../factory/canonical';
import type { Finding } from '../../findings/finding';
import { applyEdits } from '../../request/edits';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import type { CommandLine } from '../../targets/exports/commandLine';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { importFinding } from '../findings';
import { type Arguments, readArguments } from './arguments';
import { notes } from './notes';
import { type Passed, passedBy } from './slots';

/** The embedded request with the edits of its command. */
export function editedRequest(
  line: CommandLine,
  embedded: Request,
  args: Arguments,
): { request: Request; findings: Finding[] } {
  const own = ownArguments(line, embedded);
  const before = passedBy(line, own);
  const changes = [...passedBy(line, args)].flatMap(([key, now]) => {
    const then = before.get(key);
    return sameValue(then?.value ?? null, now.value ?? null) ? [] : [{ now, then }];
  });
  const known = new Set([...own.findings, ...notes(line, own)].map(({ message }) => message));
  const news = [...args.findings, ...notes(line, args)].filter(
    ({ message }) => !known.has(message),
  );
  if (changes.length === 0) return { request: embedded, findings: news };
  const request = changes.reduce((made, { now }) => withSlot(line, made, now), embedded);
  return {
    request: canonicalRequest(request),
    findings: [edited(line, changes), ...news],
  };
}

/** What Pinnboard writes for the request, as arguments. No flag's text depends on the dataset. */
function ownArguments(line: CommandLine, request: Request): Arguments {
  const { flags } = writeFlags(line, request, resolve(request, NO_FILES).provenance);
  const words = flags.flat().map((text) => ({ text, line: 1, expands: [] }));
  return readArguments(line, words);
}

function edited(
  { target }: CommandLine,
  changes: readonly { now: Passed; then: Passed | undefined }[],
): Finding {
  const text = (name: string, value: Value | undefined) =>
    value === undefined ? 'not set' : formatValue(value, typeOfName(target, name));
  const list = changes
    .map(({ now: { flag, value }, then }) => {
      const { name } = flag.sets;
      return `${name} is ${text(name, value)} (was ${text(name, then?.value)})`;
    })
    .join('; ');
  return importFinding(
    'import-edited',
    changes.map(({ now }) => now.flag.sets.name),
    `The command was edited after the export: ${list}. The edits are imported; settings that a command line cannot express are taken from its comment line.`,
  );
}

function withSlot(line: CommandLine, request: Request, { flag, value }: Passed): Request {
  const { kind, name } = flag.sets;
  if (kind === 'path') return typeof value === 'string' ? { ...request, [name]: value } : request;
  if (kind === 'profile') return { ...request, profile: typeof value === 'string' ? value : null };
  const target = findTarget(line.target);
  const group = target?.synonyms.find((names) => names.includes(name)) ?? [];
  const others = [...group, ...(flag.also ?? []), ...(flag.standsFor ? [flag.standsFor] : [])];
  const gone = kind === 'override' || target?.overridesSetOptions ? [name, ...others] : others;
  const cleared = gone.map((other) => ({ op: 'clear-override', name: other }) as const);
  const isGone = value === undefined || (value === null && (flag.requires ?? null) === null);
  const set =
    kind === 'option'
      ? isGone
        ? ({ op: 'clear-execution', name } as const)
        : ({ op: 'set-execution', name, value } as const)
      : isGone
        ? ({ op: 'clear-override', name } as const)
        : ({ op: 'set-override', name, value } as const);
  return applyEdits(request, [...cleared, set]);
}
