/** `pinnboard payload training|inference`: the exported file, from options. */
import path from 'node:path';
import type { Command } from 'commander';
import { resolve } from '../../../shared/factory';
import { type Request, WORKFLOWS, type Workflow } from '../../../shared/request/request';
import { WriteProblem, writeFileAtomic } from '../../files/atomicWrite';
import { payloadText } from '../../session/exportPayload';
import { readWorld } from '../../session/world';
import { findingLines } from '../findingText';
import { EXIT, type Io, say, UsageError } from '../io';
import { demandPaths, type RequestOptions, requestOf, withRequestOptions } from '../requestOptions';
import { readValuesOf, type ValuesOption, withValuesOption } from '../valuesOption';

interface Output extends ValuesOption {
  readonly output: string;
  readonly json?: boolean;
}

const SUMMARY = { training: 'payload of a training run', inference: 'payload of an inference run' };

const EXAMPLES = `
Examples:
  pinnboard payload training --data scan.npz --out runs/a --set n_groups=512 --set gridsize=2 -o a.json
  pinnboard payload training --data scan.npz --out runs/a --set n_groups=512 --exec learning_rate=3e-4
  pinnboard payload inference --model runs/a --data test.npz --out runs/a/rec --set n_groups=128 -o -

Exit codes: 0 exported, 1 refused by the factory or not writable, 2 wrong usage.`;

/** Adds the command with one subcommand a workflow. */
export function addPayload(program: Command, io: Io, done: (code: number) => void): void {
  const payload = program
    .command('payload')
    .summary('export a payload file')
    .description('Resolves a request and writes the payload file. Findings go to stderr.')
    .addHelpText('after', EXAMPLES);
  for (const workflow of WORKFLOWS)
    withValuesOption(
      withRequestOptions(payload.command(workflow).summary(SUMMARY[workflow]), workflow, true),
    )
      .option('-o, --output <file>', 'where to write; - for stdout', '-')
      .option(
        '--json',
        'one JSON object on stdout: what was exported, and the findings (needs -o FILE)',
      )
      .addHelpText('after', EXAMPLES)
      .action(async (options: RequestOptions & Output) =>
        done(await payloadCommand(workflow, options, io)),
      );
}

/** Exit code: 0 exported, 1 refused or not writable. Throws `UsageError`. */
export async function payloadCommand(
  workflow: Workflow,
  options: RequestOptions & Output,
  io: Io,
): Promise<number> {
  demandPaths(workflow, options);
  if (options.json && options.output === '-')
    throw new UsageError(
      '--json writes its object to stdout, so the payload needs a file: give -o FILE.',
    );
  return exportRequest(requestOf(workflow, options), options, io);
}

async function exportRequest(request: Request, options: Output, io: Io): Promise<number> {
  const { output, json } = options;
  const world = await readWorld(request, io.cwd, undefined, readValuesOf(options, io));
  const resolution = resolve(request, world);
  if (!json)
    for (const line of findingLines(resolution.findings, request.target)) say(io.stderr, line);
  const problem =
    resolution.payload === null
      ? 'refused'
      : await write(() => payloadText(request, resolution, world), output, io);
  if (json) {
    const exported = problem === null;
    say(
      io.stdout,
      JSON.stringify(
        { exported, output: exported ? output : null, problem, findings: resolution.findings },
        null,
        2,
      ),
    );
  } else if (problem === 'refused')
    say(io.stderr, 'Refused: the errors above stand in the way. Nothing was written.');
  else if (problem !== null) say(io.stderr, problem);
  return problem === null ? EXIT.ok : EXIT.refused;
}

async function write(text: () => string, output: string, io: Io): Promise<string | null> {
  if (output === '-') {
    io.stdout.write(text());
    return null;
  }
  try {
    await writeFileAtomic(path.resolve(io.cwd, output), text());
    return null;
  } catch (error) {
    if (error instanceof WriteProblem) return error.message;
    throw error;
  }
}
