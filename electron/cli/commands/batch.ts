/** `pinnboard batch`: one request a line in, one result a line out, in order, in constant memory. */
import { once } from 'node:events';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import { z } from 'zod';
import { resolve } from '../../../shared/factory';
import type { Resolution } from '../../../shared/factory/resolution';
import { resolutionNode } from '../../../shared/formats/payloadFile';
import { pythonJsonLine } from '../../../shared/formats/pythonJson';
import { type Request, requestSchema } from '../../../shared/request/request';
import { finding } from '../../../shared/rules/factory';
import { DEFAULT_TARGET } from '../../../shared/targets';
import { ReadingCache } from '../../session/readingCache';
import { readWorld } from '../../session/world';
import { EXIT, type Io } from '../io';
import { lines } from '../lines';
import { readValuesOf, type ValuesOption, withValuesOption } from '../valuesOption';

const LONGEST_LINE = 16 * 1024 * 1024;

const HELP = `
Each line of stdin is a request: {"target", "workflow", "train_data_file" | "model_path" and "test_data_file",
"output_dir", "overrides", "execution", "profile", "cli_defaults"}. Each line of stdout is its result:
{"payload", "legacy_params", "findings", "provenance"}, payload null where the factory refuses. A line that
is no request gives a result with a finding bad-request. Blank lines give none.

Example:
  pinnboard batch --base data < requests.jsonl > results.jsonl`;

interface Options extends ValuesOption {
  readonly base: string;
}

/** Adds the command. */
export function addBatch(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('batch')
    .summary('resolve requests, one a line')
    .description('Resolves a stream of requests.')
    .option('--base <dir>', 'folder against which relative paths are read', '.');
  withValuesOption(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => done(await batch(options, io)));
}

/** Exit code 0: what is wrong with a request stands in its result. */
export async function batch(options: Options, io: Io): Promise<number> {
  const folder = path.resolve(io.cwd, options.base);
  const values = readValuesOf(options, io);
  const readings = new ReadingCache();
  for await (const { text, cut } of lines(io.stdin, LONGEST_LINE)) {
    if (text.trim() === '') continue;
    const request = cut ? `it is longer than ${LONGEST_LINE} characters` : parse(text);
    const target = typeof request === 'string' ? DEFAULT_TARGET : request.target;
    const resolution =
      typeof request === 'string'
        ? bad(request)
        : resolve(request, await readWorld(request, folder, readings, values));
    await write(io.stdout, pythonJsonLine(resolutionNode(target, resolution)));
  }
  return EXIT.ok;
}

/** The request, or what is wrong with the line. */
function parse(text: string): Request | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const object = z.record(z.string(), z.unknown()).safeParse(data);
  if (!object.success) return 'it is not a JSON object';
  const defaults = { target: DEFAULT_TARGET, overrides: {}, execution: null };
  const request = requestSchema.safeParse({ ...defaults, ...object.data });
  if (request.success) return request.data;
  return request.error.issues
    .slice(0, 5)
    .map(({ path: at, message }) => `${at.join('.') || 'the request'}: ${message}`)
    .join('; ');
}

function bad(problem: string): Resolution {
  const message = `This line is no request: ${problem}.`;
  return {
    payload: null,
    legacyParams: null,
    findings: [finding('bad-request', ['request'], message)],
    provenance: {},
  };
}

/** Waits when the reader of our output is slower than we are. */
async function write(stream: Writable, line: string): Promise<void> {
  if (!stream.write(line)) await once(stream, 'drain');
}
