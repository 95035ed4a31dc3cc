/** `pinnboard upgrade FILE --to TARGET`: what a request becomes for another target, and a copy for it. */
import path from 'node:path';
import type { Command } from 'commander';
import { AppError, errorData } from '../../../shared/errors/appError';
import { EXAMPLE_TARGET, targetLabel } from '../../../shared/targets';
import { type Upgrade, upgradeRequest } from '../../../shared/upgrade/upgrade';
import { changedCount, keptOf, upgradeGroups } from '../../../shared/upgrade/words';
import { resolve } from '../../node/resolve';
import { payloadText } from '../../node/session/exportPayload';
import { readFileContext } from '../../node/session/fileContext';
import { readRequestOfAnyTarget } from '../../node/session/openPayload';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { errorJson, type Io, say, sayApart, sayJson, table } from '../io';
import { writeOutput, writeRequest } from '../output';
import { refusal } from '../refusal';
import { demandTarget, fileTargetOption, targetOption } from '../requestOptions';
import { readStatsOf, type StatsOption, withStatsOption } from '../statsOption';

const HELP = `
Shows which settings are removed, renamed or new, which start or stop taking effect, and which values of the payload
change. -o writes a copy: a payload for a payload file, a request for a request file. The original is not changed.

--check exits 1 if anything of substance changes: the request is blocked, a setting with an effect is removed, a
setting starts or stops taking effect, a value of the payload changes, or the run newly crashes or gives wrong results. A
renamed setting and new fields at their defaults do not count.

--json prints {"from", "to", "substantial", "request", "settings", "values", "gone", "come", "restated", "blocked",
"comparable", "output"}: "settings" says what becomes of each setting, "values" lists every place of the payload that
differs with its cause, "gone" and "come" are findings.
${exitHelp('blocked there, or with --check: something of substance changes; with -o a payload also if its run is certain to crash')}

Examples:
  pinnboard upgrade runs/a.json --to ${EXAMPLE_TARGET.name} --check
  pinnboard upgrade runs/a.json --to ${EXAMPLE_TARGET.name} -o runs/b.json`;

interface Options extends StatsOption {
  readonly to?: string;
  readonly check?: boolean;
  readonly all?: boolean;
  readonly output?: string;
  readonly base?: string;
  readonly target?: string;
  readonly allowCrash?: boolean;
  readonly json?: boolean;
}

/** Adds the command. */
export function addUpgrade(program: Command, io: Io, done: (code: number) => void): void {
  withStatsOption(
    program
      .command('upgrade')
      .summary('upgrade a request to another PtychoPINN version')
      .description('Shows what changes when a request moves to another target, and writes a copy.')
      .argument('<file>', 'payload or request file')
      .addOption(targetOption('PtychoPINN version to upgrade to', '--to'))
      .addOption(fileTargetOption())
      .option('--all', 'also list fields that only one of the versions has')
      .option('--check', 'exit 1 if anything of substance changes')
      .option('-o, --output <file>', 'write the upgraded copy; - for stdout')
      .option(
        '--base <dir>',
        "folder against which relative paths are read (default: the file's own)",
      )
      .option('--allow-crash', 'write the payload even if its run is certain to crash')
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await upgradeFile(file, options, io)));
}

async function upgradeFile(file: string, options: Options, io: Io): Promise<number> {
  const { output, check = false, json = false, all = false, allowCrash = false } = options;
  const to = demandTarget(options.to, '--to');
  const full = path.resolve(io.cwd, file);
  demandOutput(full, file, options, io);
  const reading = await readRequestOfAnyTarget(full, options.target);
  if (!reading.ok) throw reading.error;
  const { request, file: payload } = reading;
  const folder =
    options.base === undefined ? path.dirname(full) : path.resolve(io.cwd, options.base);
  const fileContext = await readFileContext(request, folder, undefined, {
    valuesOf: readStatsOf(options, io),
  });
  const recorded = payload ? { ...payload, legacyParams: payload.legacy_params } : undefined;
  const { upgrade, resolution } = upgradeRequest({ request, fileContext, to, recorded, resolve });
  const no = output === undefined || !payload ? null : refusal(resolution.findings, allowCrash);
  const written = no === null ? (output ?? null) : null;
  // With -o -, stdout holds the copy.
  if (json) sayJson(io.stdout, { ...upgrade, output: written, ...withError(no) });
  else
    for (const line of upgradeLines(upgrade, all))
      say(output === '-' ? io.stderr : io.stdout, line);
  if (no !== null) sayApart(io.stderr, no.message);
  if (written !== null)
    await (payload
      ? writeOutput(payloadText(upgrade.request, resolution, fileContext), written, io)
      : writeRequest(upgrade.request, { folder, base: options.base }, written, io));
  return no !== null || isNo(upgrade, check) ? EXIT.no : EXIT.ok;
}

const withError = (no: AppError | null) => no && { error: errorJson(errorData(no)) };

const isNo = ({ blocked, substantial }: Upgrade, check: boolean): boolean =>
  blocked.length > 0 || (check && substantial);

/** Throws an `AppError` where the output would be the original, or mixed with the report. */
function demandOutput(full: string, file: string, { output, json }: Options, io: Io): void {
  if (json && output === '-')
    throw new AppError('output-file-required', {
      option: '--json',
      reason: 'writes to stdout, so the copy needs a file',
    });
  if (output !== undefined && path.resolve(io.cwd, output) === full)
    throw new AppError('upgrade-over-original', { path: file });
}

/** The preview, group by group. */
function upgradeLines(upgrade: Upgrade, all: boolean): string[] {
  const { from, to, blocked, gone, come, comparable, values, substantial } = upgrade;
  const { kept, all: total } = keptOf(upgrade);
  const groups = upgradeGroups(upgrade);
  const shown = groups.filter(({ id }) => all || id !== 'fields');
  const fields = groups.find(({ id }) => id === 'fields')?.rows.length ?? 0;
  const audit = values.filter(({ cause }) => cause === 'audit').length;
  return [
    `${targetLabel(from)} -> ${targetLabel(to)}: ${kept} of ${total} settings stay as they are.`,
    ...shown.flatMap(({ title, rows }) => [
      '',
      `${title}:`,
      ...table(
        rows.map(({ name, before, after, note }) => [
          `  ${name}`,
          [before, after].filter((text) => text !== null).join(' -> '),
          note,
        ]),
      ),
    ]),
    '',
    ...(comparable
      ? [`${changedCount(upgrade)} values of the payload change.`]
      : ['The payloads cannot be compared.']),
    ...(fields > 0 && !all
      ? [`${fields} fields or sections exist in one version only (use --all to list them).`]
      : []),
    ...(audit > 0 ? [`${audit} entries of the audit trail (overrides_applied) differ.`] : []),
    `Findings: ${gone.length} gone, ${come.length} new.`,
    ...findingLines(come, to).map((line) => `  ${line}`),
    ...(blocked.length > 0
      ? ['', `Blocked: ${to} rejects the request because of ${names(upgrade)}.`]
      : substantial
        ? []
        : ['Nothing of substance changes.']),
  ];
}

const names = ({ blocked }: Upgrade): string =>
  [...new Set(blocked.flatMap(({ rule, fields }) => (fields.length > 0 ? fields : [rule])))].join(
    ', ',
  );
