/** `pinnboard fix FILE`: shows or applies the safe fixes of a request. */
import type { Command } from 'commander';
import { readFileContext } from '../../node/session/fileContext';
import { EXIT, exitHelp } from '../exit';
import { fixSafely, previewLines } from '../fixes';
import { type Io, say } from '../io';
import { writeRequest } from '../output';
import { requestOfFile } from '../requestFile';
import { fileTargetOption } from '../requestOptions';

const HELP = `
Safe fixes change no section of the payload: they remove a name that PtychoPINN ignores, for example. They are applied
until none is left. Without -o the fixes are shown as a diff and nothing is written.
${exitHelp('there are fixes, and no -o was given')}

Examples:
  pinnboard fix runs/a.json
  pinnboard fix runs/a.json -o runs/b.json`;

interface Options {
  readonly base?: string;
  readonly output?: string;
  readonly target?: string;
}

/** Adds the command. */
export function addFix(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('fix')
    .summary('show or apply the safe fixes of a request')
    .description('Shows or applies the safe fixes of a payload or request file.')
    .argument('<file>', 'payload or request file')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(fileTargetOption())
    .option('-o, --output <file>', 'write the request with the fixes applied; - for stdout')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await fix(file, options, io)));
}

async function fix(file: string, options: Options, io: Io): Promise<number> {
  const { request, folder } = await requestOfFile(file, options, io);
  const { base, output } = options;
  const fixed = await fixSafely(request, await readFileContext(request, folder));
  // With -o -, stdout holds the request.
  const report = output === '-' ? io.stderr : io.stdout;
  if (fixed.count > 0) for (const line of previewLines(fixed.preview)) say(report, line);
  say(
    report,
    fixed.count === 0
      ? 'No safe fixes.'
      : `${fixed.count} safe ${fixed.count === 1 ? 'fix' : 'fixes'}`,
  );
  if (output === undefined) return fixed.count === 0 ? EXIT.ok : EXIT.no;
  await writeRequest(fixed.request, { folder, base }, output, io);
  return EXIT.ok;
}
