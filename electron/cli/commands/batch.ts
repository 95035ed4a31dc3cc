/** `pinnboard batch`: one request per line in, one result per line out, in order and in constant memory. */

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { OutputReading } from '../../../shared/dataset/outputFolder';
import { AppError, errorData } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';
import type { Resolution } from '../../../shared/factory/resolution';
import { addCounts, countsOf, NO_COUNTS } from '../../../shared/findings/counts';
import { finding } from '../../../shared/findings/factoryRules';
import type { Finding } from '../../../shared/findings/finding';
import { type ParsedRequest, parseRequest } from '../../../shared/formats/parseRequest';
import { lineWriter, resolutionNode, type Writer } from '../../../shared/formats/payloadNodes';
import { type Node, pythonJsonLine, typed } from '../../../shared/formats/pythonJson';
import { type EntryPoint, withEntryPoint } from '../../../shared/request/entryPoint';
import {
  datasetPath,
  modelPath,
  type Request,
  validationPath,
} from '../../../shared/request/request';
import { findTarget, targetList } from '../../../shared/targets';
import { valuesSchema } from '../../../shared/values/value';
import { visibleJson } from '../../../shared/values/visible';
import type { StatsOf } from '../../node/array-stats/policy';
import { logError } from '../../node/log';
import type { GroupsBy } from '../../node/plan/knownGroups';
import { resolve } from '../../node/resolve';
import { outputOf, readFileContext, withGroups, withOutput } from '../../node/session/fileContext';
import { ReadingCache } from '../../node/session/readingCache';
import { EXIT, exitHelp } from '../exit';
import { errorJson, type Io, say } from '../io';
import { type Line, lines, requestTexts } from '../lines';
import { bugText } from '../log';
import { entryPointOption, fileTargetOption } from '../requestOptions';
import { locationOf, SarifWriter } from '../sarif';
import { groupsBy, readStatsOf, type StatsOption, withStatsOption } from '../statsOption';
import { exitCode, type VerdictOptions, WARNINGS_HELP, withVerdict } from '../verdict';

const LONGEST_LINE = 16 * 1024 * 1024;

const HELP = `
Each line of FILE or stdin is a request: {"target", "workflow", "train_data_file" | "model_path" and "test_data_file",
"output_dir", "overrides", "execution", "profile", "cli_defaults", "entry_point"}. Each line of stdout is its result:
{"payload", "legacy_params", "findings"}, with --provenance also {"provenance"}, where every value comes from; the payload
is null if the factory rejects the request. A line that is not a request, or whose target is missing or differs from
--target, yields a finding bad-request, and {"error": {"code", "parameters", "message"}} says why. Blank lines are skipped. An
invalid line does not stop the others. FILE may also be request files as Pinnboard saves them, one after the other: each begins
with a line { and ends with a line }.

--format sarif prints only the findings, as one SARIF 2.1.0 log with locations in FILE.
${exitHelp(
  'a finding of at least --fail-on, or more warnings than --max-warnings (only if one of them is given)',
  '',
  'A line without a target exits 2, an internal error in a line exits 3.',
  WARNINGS_HELP,
)}

Examples:
  pinnboard batch --base data < requests.jsonl > results.jsonl
  pinnboard batch requests.jsonl --format sarif --max-warnings 0 > pinnboard.sarif`;

const FORMATS = ['json', 'sarif'] as const;

interface Options extends StatsOption, VerdictOptions {
  readonly base: string;
  readonly format: (typeof FORMATS)[number];
  readonly provenance?: true;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** Adds the command. */
export function addBatch(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('batch')
    .summary('resolve a stream of requests, one per line')
    .description('Resolves a stream of requests.')
    .argument('[file]', 'file with one request per line; - for stdin', '-')
    .option('--base <dir>', 'folder against which relative paths are read', '.')
    .addOption(
      new Option('--format <name>', 'results as JSON lines, or findings as SARIF')
        .choices(FORMATS)
        .default('json'),
    )
    .option(
      '--provenance',
      'add the provenance of every value to the results (three quarters of their size)',
    );
  withStatsOption(withVerdict(command.addOption(fileTargetOption()).addOption(entryPointOption())))
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await batch(file, options, io)));
}

/** Exit code as the help says. Throws an `AppError` for a file that cannot be read. */
async function batch(file: string, options: Options, io: Io): Promise<number> {
  const folder = path.resolve(io.cwd, options.base);
  const input = await inputOf(file, options, io);
  const report = options.format === 'sarif' ? sarif(file, io) : results(options, io);
  const readings = new ReadingCache();
  const valuesOf = readStatsOf(options, io);
  let counts = NO_COUNTS;
  let line = 0;
  let mistargeted = 0;
  let failed = false;
  const groups = groupsBy(options);
  const contexts = () => contextsOf(folder, readings, valuesOf, groups);
  let contextOf = contexts();
  for await (const one of requestTexts(lines(input, LONGEST_LINE), LONGEST_LINE)) {
    line = one.number;
    if (one.text?.trim() !== '') {
      const answered = await answer(one, line, contextOf, options, io);
      if (answered.mistargeted) mistargeted += 1;
      const { findings } = answered.resolution;
      failed ||= findings.some(({ rule }) => rule === 'internal-error');
      counts = addCounts(counts, countsOf(findings));
      await report.line(answered);
    }
    if (!one.last) continue;
    await report.flush();
    contextOf = contexts();
  }
  // A filter that answered every line has succeeded, unless a verdict is requested.
  const asked = options.failOn !== undefined || options.maxWarnings !== undefined;
  const verdict = asked ? exitCode(counts, options, io) : EXIT.ok;
  const code = failed ? EXIT.bug : mistargeted > 0 ? EXIT.usage : verdict;
  if (mistargeted > 0)
    say(
      io.stderr,
      `Lines whose target is missing or differs from --target: ${mistargeted}. Targets: ${targetList()}.`,
    );
  await report.end(code);
  return code;
}

/**
 * The file contexts of lines that arrived together: each file is looked at once, since nothing that was done to it after
 * one of these lines was written can be known to their sender.
 */
function contextsOf(
  folder: string,
  readings: ReadingCache,
  valuesOf: StatsOf,
  groups: GroupsBy,
): (request: Request) => Promise<FileContext> {
  const known = new Map<string, Promise<FileContext>>();
  const outputs = new Map<string, Promise<OutputReading | null>>();
  return async (request) => {
    const files = [datasetPath(request), validationPath(request), modelPath(request)];
    const key = JSON.stringify([request.workflow, ...files]);
    const context = known.get(key) ?? readFileContext(request, folder, readings, { valuesOf });
    known.set(key, context);
    const output = outputs.get(request.output_dir) ?? outputOf(request);
    outputs.set(request.output_dir, output);
    return withGroups(request, withOutput(await context, await output), groups, { base: folder });
  };
}

async function answer(
  { text, cut }: Pick<Line, 'text' | 'cut'>,
  line: number,
  contextOf: (request: Request) => Promise<FileContext>,
  options: Options,
  io: Io,
): Promise<Answered & { readonly mistargeted: boolean }> {
  const reading = requestOf({ text, cut }, options);
  if (!reading.ok)
    return {
      text: text ?? '',
      line,
      request: null,
      ...bad(reading.error),
      mistargeted: MISTARGETED.includes(reading.error.code),
    };
  const { request } = reading;
  const resolved = await carefully(io, line, async () => ({
    resolution: resolve(request, await contextOf(request)),
    error: null,
  }));
  return { text: text ?? '', line, request, ...resolved, mistargeted: false };
}

const MISTARGETED: readonly ErrorCode[] = ['request-untargeted', 'line-other-target'];

/** The request of a line, or why the line is not one. */
function requestOf(
  { text, cut }: Pick<Line, 'text' | 'cut'>,
  { target, entryPoint }: Options,
): ParsedRequest {
  if (cut) return { ok: false, error: new AppError('line-too-long', { limit: LONGEST_LINE }) };
  if (text === null) return { ok: false, error: new AppError('line-not-utf8', {}) };
  const parsed = parseRequest(text, target);
  if (!parsed.ok) return parsed;
  if (target === undefined || parsed.request.target === target)
    return { ok: true, request: withEntryPoint(parsed.request, entryPoint) };
  const parameters = { target: parsed.request.target, given: target };
  return { ok: false, error: new AppError('line-other-target', parameters) };
}

async function inputOf(file: string, { format }: Options, io: Io): Promise<Readable> {
  if (file === '-' && format === 'sarif') throw new AppError('sarif-needs-file', {});
  if (file === '-') return io.stdin;
  const full = path.resolve(io.cwd, file);
  const isFile = await stat(full).then(
    (facts) => facts.isFile(),
    () => false,
  );
  if (!isFile) throw new AppError('file-missing', { path: file });
  return createReadStream(full);
}

interface Answered extends Resolved {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** null for a line that is no request. */
  readonly request: Request | null;
}

interface Resolved {
  readonly resolution: Resolution;
  /** Why there is none. */
  readonly error: AppError | null;
}

interface Report {
  line(line: Answered): Promise<void>;
  /** The lines that came together have been answered. */
  flush(): Promise<void>;
  end(code: number): Promise<void>;
}

/** Results are written together as far as that keeps nobody waiting. */
const AT_ONCE = 64 * 1024;

function results({ provenance }: Options, { stdout }: Io): Report {
  let text = '';
  const writers = new Map<string | null, Writer>();
  const flush = async () => {
    const written = text;
    text = '';
    // Waits for a slow reader.
    if (written !== '' && !stdout.write(written)) await once(stdout, 'drain');
  };
  return {
    async line({ request, resolution, error }) {
      const target = findTarget(request?.target ?? '')?.name ?? null;
      const write = writers.get(target) ?? lineWriter();
      writers.set(target, write);
      const { provenance: all, ...rest } = resolutionNode(target, resolution, write);
      const result = error ? { ...rest, error: errorNode(error) } : rest;
      text += visibleJson(pythonJsonLine(provenance ? { ...result, provenance: all() } : result));
      if (text.length >= AT_ONCE) await flush();
    },
    flush,
    end: flush,
  };
}

function sarif(file: string, io: Io): Report {
  const writer = new SarifWriter(io);
  const location = locationOf(file, io);
  writer.analysed(location);
  return {
    line: ({ text, line, request, resolution }) =>
      writer.results(resolution.findings, { text, isPayload: false, location, request, line }),
    flush: async () => {},
    end: (code) => writer.end(code),
  };
}

const errorNode = (error: AppError): Node => typed(valuesSchema.parse(errorJson(errorData(error))));

const bad = (error: AppError): Resolved => ({
  resolution: without(
    finding('bad-request', ['request'], `This line is not a request. ${error.message}`),
  ),
  error,
});

/** A bug that affects one line costs no other line its result. */
async function carefully(
  io: Io,
  line: number,
  resolving: () => Promise<Resolved>,
): Promise<Resolved> {
  try {
    return await resolving();
  } catch (error) {
    logError(`pinnboard batch, line ${line}`, error);
    say(io.stderr, `Line ${line}: ${bugText(io)}`);
    const bug = new AppError('internal-error', {});
    return { resolution: without(finding('internal-error', ['request'], bug.message)), error: bug };
  }
}

const without = (found: Finding): Resolution => ({
  payload: null,
  legacyParams: null,
  findings: [found],
  provenance: {},
});
