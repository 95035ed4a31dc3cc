/** `pinnboard preset apply PRESET… --to FILE`: applies presets to a request. */
import path from 'node:path';
import type { Command } from 'commander';
import { previewOf } from '../../../../shared/diff/preview';
import { applyPresets, type PresetField } from '../../../../shared/presets/apply';
import { misfits, misfitText } from '../../../../shared/presets/fit';
import { resolve } from '../../../node/resolve';
import { readFileContext } from '../../../node/session/fileContext';
import { readRequestFile } from '../../../node/session/openPayload';
import { EXIT, exitHelp } from '../../exit';
import { previewLines } from '../../fixes';
import { type Io, say } from '../../io';
import { writeRequest } from '../../output';
import { conflictLines, findPreset, texts } from '../../presets';
import { fileTargetOption } from '../../requestOptions';

const HELP = `
Settings of the file are kept unless --replace is given; later presets win. Without -o the changes are shown as a diff and
nothing is written.
${exitHelp('there are changes, and no -o was given')}`;

interface Options {
  readonly to: string;
  readonly replace?: boolean;
  readonly base?: string;
  readonly output?: string;
  readonly target?: string;
}

/** Adds the command. */
export function addApply(preset: Command, io: Io, done: (code: number) => void): void {
  preset
    .command('apply <presets...>')
    .summary('apply presets to a request')
    .description('Applies presets to the request of a payload or request file.')
    .requiredOption('--to <file>', 'payload or request file')
    .option('--replace', 'replace settings of the file')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(fileTargetOption())
    .option('-o, --output <file>', 'output file for the request; - for stdout')
    .addHelpText('after', HELP)
    .action(async (words: string[], options: Options) => done(await apply(words, options, io)));
}

async function apply(words: readonly string[], options: Options, io: Io): Promise<number> {
  const { to, replace = false, base, output, target } = options;
  const full = path.resolve(io.cwd, to);
  const reading = await readRequestFile(full, target);
  if (!reading.ok) throw reading.error;
  const { request } = reading;
  const presets = await Promise.all(words.map((word) => findPreset(word, io)));
  const { draft, fields } = applyPresets(request, presets, { replace });
  const fileContext = await readFileContext(
    request,
    base === undefined ? path.dirname(full) : path.resolve(io.cwd, base),
  );
  const preview = previewOf(
    { draft: request, resolution: resolve(request, fileContext) },
    { draft, resolution: resolve(draft, fileContext) },
  );
  // With -o -, stdout holds the request.
  const report = output === '-' ? io.stderr : io.stdout;
  for (const misfit of misfits(request, presets)) say(io.stderr, `note: ${misfitText(misfit)}`);
  for (const line of conflictLines(fields, request.target)) say(io.stderr, `note: ${line}`);
  for (const line of keptLines(fields, request.target)) say(io.stderr, `note: ${line}`);
  const changes = preview.settings.length > 0;
  if (changes) for (const line of previewLines(preview)) say(report, line);
  else say(report, 'No changes.');
  if (output === undefined) return changes ? EXIT.no : EXIT.ok;
  await writeRequest(draft, { folder: path.dirname(full), base }, output, io);
  return EXIT.ok;
}

const keptLines = (fields: readonly PresetField[], target: string): string[] =>
  fields
    .filter(({ outcome }) => outcome === 'kept')
    .map(
      ({ before, candidate }) =>
        `kept ${texts(before, target)} of the file; "${candidate.preset}" has ${texts(candidate.settings, target)} (use --replace)`,
    );
