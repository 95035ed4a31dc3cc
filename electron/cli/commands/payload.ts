/** `pinnboard payload training|inference|request`: exports a payload from options or a request file. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { countsOf } from '../../../shared/findings/counts';
import type { Finding } from '../../../shared/findings/finding';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import { type Request, WORKFLOWS, type Workflow } from '../../../shared/request/request';
import { EXAMPLE_TARGET } from '../../../shared/targets';
import { writeFileAtomic } from '../../node/files/atomicWrite';
import { resolve } from '../../node/resolve';
import { payloadText } from '../../node/session/exportPayload';
import { readFileContext } from '../../node/session/fileContext';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { type Io, say, sayJson } from '../io';
import { writeDocument } from '../output';
import { type PresetOption, requestWithPresets, withPresetOption } from '../presets';
import { refusal } from '../refusal';
import { requestOfFile } from '../requestFile';
import {
  demandPaths,
  entryPointOption,
  fileTargetOption,
  type RequestOptions,
  withRequestOptions,
} from '../requestOptions';
import { locationOf, SarifWriter } from '../sarif';
import { groupsBy, readStatsOf, type StatsOption, withStatsOption } from '../statsOption';
import { exitCode, WARNINGS_HELP, withMaxWarnings } from '../verdict';

const FORMATS = ['text', 'json', 'sarif'] as const;

interface Output extends StatsOption, PresetOption {
  readonly output: string;
  readonly format: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly maxWarnings?: number;
  readonly allowCrash?: boolean;
}

const SUMMARY = {
  training: 'export the payload of a training run',
  inference: 'export the payload of an inference run',
};

const EXAMPLES = `
Examples:
  pinnboard payload training --target ${EXAMPLE_TARGET.name} --data scan.npz --out runs/a --set n_groups=512 -o a.json
  pinnboard payload training --target ${EXAMPLE_TARGET.name} --data scan.npz --out runs/a --exec learning_rate=3e-4
  pinnboard payload training --data scan.npz --out runs/a --preset lab-baseline --set n_groups=512 -o a.json
  pinnboard payload request run1084_gs2_n512.json -o a.json
  pinnboard payload inference --target ${EXAMPLE_TARGET.name} --model runs/a --data test.npz --out runs/a/rec -o -

Without --target, the target of the presets is used.
${exitHelp('blocked, will crash (without --allow-crash), or more warnings than --max-warnings', WARNINGS_HELP)}
Warnings do not prevent the export. A certain crash does, unless --allow-crash is given.`;

/** Adds the command with one subcommand a workflow, and one for a request file. */
export function addPayload(program: Command, io: Io, done: (code: number) => void): void {
  const payload = program
    .command('payload')
    .summary('export a payload file')
    .description('Resolves a request and writes its payload file. Findings go to stderr.')
    .addHelpText('after', EXAMPLES);
  for (const workflow of WORKFLOWS)
    withOutput(
      withPresetOption(
        withRequestOptions(payload.command(workflow).summary(SUMMARY[workflow]), workflow, true),
      ),
    ).action(async (options: RequestOptions & Output) =>
      done(await payloadCommand(workflow, options, io)),
    );
  withOutput(
    payload
      .command('request')
      .summary('export the payload of a request file')
      .argument('<file>', 'request or payload file')
      .option(
        '--base <dir>',
        "folder against which relative paths are read (default: the file's own)",
      )
      .addOption(fileTargetOption())
      .addOption(entryPointOption()),
  ).action(async (file: string, options: FileOptions) =>
    done(await payloadOfFile(file, options, io)),
  );
}

const withOutput = (command: Command): Command =>
  withStatsOption(
    withMaxWarnings(
      command
        .option('-o, --output <file>', 'output file; - for stdout', '-')
        .option('--allow-crash', 'export the payload even if its run is certain to crash')
        .addOption(
          new Option(
            '--format <name>',
            'findings as text on stderr, or as JSON or SARIF on stdout (requires -o FILE)',
          )
            .choices(FORMATS)
            .default('text'),
        )
        .option('--json', 'same as --format json'),
    ),
  ).addHelpText('after', EXAMPLES);

type FileOptions = Omit<Output, keyof PresetOption> & {
  readonly base?: string;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
};

async function payloadOfFile(file: string, options: FileOptions, io: Io): Promise<number> {
  const format = formatOf(options);
  const { request, folder } = await requestOfFile(file, options, io);
  return exportRequest(request, { ...options, format }, folder, io);
}

/** How findings are printed. Throws an `AppError` where they would be mixed with the payload. */
function formatOf(options: Pick<Output, 'json' | 'format' | 'output'>): Output['format'] {
  const format = options.json ? 'json' : options.format;
  if (format !== 'text' && options.output === '-')
    throw new AppError('output-file-required', {
      option: options.json ? '--json' : `--format ${format}`,
      reason: 'writes to stdout, so the payload needs a file',
    });
  return format;
}

/** Returns the exit code. Throws an `AppError`. */
export async function payloadCommand(
  workflow: Workflow,
  options: RequestOptions & Output,
  io: Io,
): Promise<number> {
  demandPaths(workflow, options);
  const format = formatOf(options);
  const request = await requestWithPresets(workflow, options, io);
  return exportRequest(request, { ...options, format }, io.cwd, io);
}

/** Relative paths are read from `folder`. */
async function exportRequest(
  request: Request,
  options: Omit<Output, keyof PresetOption>,
  folder: string,
  io: Io,
): Promise<number> {
  const { output, format, allowCrash = false } = options;
  const fileContext = await readFileContext(request, folder, undefined, {
    valuesOf: readStatsOf(options, io),
    groups: groupsBy(options),
    output: true,
  });
  const resolution = resolve(request, fileContext);
  const { findings } = resolution;
  if (format === 'text')
    for (const line of findingLines(findings, request.target)) say(io.stderr, line);
  const text = resolution.payload === null ? null : payloadText(request, resolution, fileContext);
  const no = refusal(findings, allowCrash);
  const unwritable = text === null || no !== null ? null : await write(text, output, io);
  const problem = no ?? unwritable;
  const verdict = exitCode(
    countsOf(findings),
    { ...options, failOn: allowCrash ? 'blocked' : 'crash' },
    io,
  );
  const code = unwritable === null ? verdict : EXIT.usage;
  const written = problem === null ? text : null;
  if (format === 'json') {
    const exported = written !== null;
    const result = {
      exported,
      output: exported ? output : null,
      problem: problem?.message ?? null,
      code: problem?.code ?? null,
      ...(problem && { parameters: problem.parameters }),
      findings,
    };
    sayJson(io.stdout, result);
    return code;
  }
  if (format === 'sarif') await writeSarif(request, findings, { written, output, code }, io);
  if (problem !== null) say(io.stderr, problem.message);
  return code;
}

interface Outcome {
  /** The file's text; null when there is no file. */
  readonly written: string | null;
  readonly output: string;
  readonly code: number;
}

async function writeSarif(
  request: Request,
  findings: readonly Finding[],
  { written, output, code }: Outcome,
  io: Io,
): Promise<void> {
  const writer = new SarifWriter(io);
  const location = locationOf(output, io);
  if (written !== null) writer.analysed(location);
  await writer.results(
    findings,
    written === null ? null : { text: written, isPayload: true, location, request, line: null },
  );
  await writer.end(code);
}

/** Null when it was written. */
async function write(text: string, output: string, io: Io): Promise<AppError | null> {
  if (output === '-') {
    writeDocument(text, io);
    return null;
  }
  try {
    await writeFileAtomic(path.resolve(io.cwd, output), text);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
