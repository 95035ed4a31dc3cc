/** Verifies a request with the PtychoPINN of a host: the same program as on this machine, over a connection. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/appError';
import { readJson } from '../../../shared/json/read';
import { findTarget } from '../../../shared/targets';
import { factoryLine, messageSchema } from '../../../shared/verify/factoryProgram';
import { compareWithFactory, type Verification } from '../../../shared/verify/verification';
import type { Connection } from '../hosts/connection';
import type { ResolvedRun } from '../runs/prepare';
import { LIMIT_SECONDS } from './runFactory';

interface Options {
  /** Text of `pinnboard_factory.py`. */
  readonly program: string;
  /** The interpreter there: a path, or a command that the setup lines of the host put on PATH. */
  readonly python: string;
  readonly signal: AbortSignal;
}

/** Runs the factory of the host's interpreter on the request as it is there. Throws an `AppError`. */
export async function verifyOn(
  { there, resolution, host }: ResolvedRun,
  connection: Connection,
  { program, python, signal }: Options,
): Promise<Verification> {
  const target = findTarget(there.target);
  if (!target?.traits.run.runs)
    throw new AppError('target-not-installable', { target: there.target });
  const marker = `pinnboard ${randomBytes(12).toString('hex')} `;
  const started = Date.now();
  const ran = await connection.run(
    // The setup lines are the user's own; everything else is an argument.
    ['bash', '-c', [...host.setup, 'exec "$@"'].join('\n'), 'bash', python, '-c', program],
    {
      input: `${JSON.stringify({ marker, watch: false })}\n${factoryLine(there, target)}`,
      seconds: LIMIT_SECONDS,
      login: true,
      signal,
    },
  );
  const seconds = (Date.now() - started) / 1000;
  const { messages, output } = readMessages(`${ran.stdout}`, marker, ran.stderr);
  const all = { python, output };
  const installed = messages.find((message) => 'installed' in message)?.installed;
  for (const message of messages)
    if ('failed' in message)
      throw new AppError('factory-not-imported', { ...all, ...message.failed });
  const answer = messages.find((message) => 'payload' in message || 'error' in message);
  if (!installed || !answer)
    throw new AppError('factory-ended', { ...all, code: ran.code, signal: null });
  return { ...compareWithFactory(resolution, answer), installed, seconds, output, python };
}

/** The answers, which begin with the marker, and what else was printed. */
function readMessages(stdout: string, marker: string, stderr: string) {
  const lines = stdout.split('\n');
  const messages = lines
    .filter((line) => line.startsWith(marker))
    .flatMap((line) => {
      const reading = readJson(line.slice(marker.length));
      const parsed = messageSchema.safeParse(reading.ok ? reading.data : null);
      return parsed.success ? [parsed.data] : [];
    });
  const printed = lines.filter((line) => !line.startsWith(marker)).join('\n');
  return { messages, output: `${printed}${stderr}`.trim() };
}
