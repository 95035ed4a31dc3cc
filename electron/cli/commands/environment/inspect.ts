/** `pinnboard environment inspect PATH`: which PtychoPINN that is, and how it differs from the targets. */
import path from 'node:path';
import type { Command } from 'commander';
import { inspectEnvironment } from '../../../node/environments/inspect';
import { reportLines } from '../../environmentText';
import { EXIT, exitHelp } from '../../exit';
import { errorJson, type Io, say, sayJson } from '../../io';

interface Options {
  readonly json?: boolean;
}

/** Adds the command. */
export function addInspect(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('inspect <path>')
    .summary('show revision, changes, nearest target and drift of a PtychoPINN')
    .description(
      'Shows which PtychoPINN is at a path, without executing anything of it: revision, changed files, nearest target, and the fields that differ from it.',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp(null))
    .action(async (file: string, options: Options) => done(await inspect(file, options, io)));
}

/** Exit code: 0, or 2 when there is no PtychoPINN or its files are damaged. */
async function inspect(file: string, { json }: Options, io: Io): Promise<number> {
  const full = path.resolve(io.cwd, file);
  const report = await inspectEnvironment(full);
  const problems = report.problems.map(errorJson);
  if (json) sayJson(io.stdout, { ...report, problems });
  else for (const line of reportLines(report)) say(io.stdout, line);
  for (const { message } of problems) say(io.stderr, `error: ${message}`);
  return problems.length > 0 ? EXIT.usage : EXIT.ok;
}
