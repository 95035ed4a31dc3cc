/** `environment.json`: what a run was given to run with. A value that is null has its reason beside it. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { parseJson } from '../json/read';
import { jsonText } from '../json/write';

const FORMAT = 'pinnboard.run-environment';
const VERSION = 1;

const fact = z.string().nullable();
const reason = z.string().optional();

const runEnvironmentSchema = z.object({
  /** Name of the host as its file has it. */
  host: z.string(),
  /** The machine's own name; null where a scheduler chooses it. */
  machine: fact,
  machine_reason: reason,
  /** The Python that starts `run.py`. */
  interpreter: fact,
  interpreter_reason: reason,
  /** The commit of its PtychoPINN, as `environment describe` finds it. */
  revision: fact,
  revision_reason: reason,
  /** Whether files of it differ from that commit; null where nothing says so. */
  modified: z.boolean().nullable(),
  gpu: fact,
  gpu_reason: reason,
  /** What the payload was resolved for. */
  target: z.string(),
});
type RunEnvironment = z.infer<typeof runEnvironmentSchema>;

/** A value, or why there is none. */
export type Fact = { readonly value: string } | { readonly reason: string };

/** What is known of where a run is started. */
export interface RunPlace {
  readonly host: string;
  readonly target: string;
  readonly machine: Fact;
  readonly interpreter: Fact;
  readonly revision: Fact & { readonly modified?: boolean | null };
  readonly gpu: Fact;
}

/** The text of the file. */
export const environmentText = ({ host, target, revision, ...facts }: RunPlace): string =>
  `${jsonText(
    {
      ...{ format: FORMAT, version: VERSION, host, target },
      ...named('machine', facts.machine),
      ...named('interpreter', facts.interpreter),
      ...named('revision', revision),
      modified: revision.modified ?? null,
      ...named('gpu', facts.gpu),
    },
    2,
  )}\n`;

const named = (name: string, fact: Fact) =>
  'value' in fact ? { [name]: fact.value } : { [name]: null, [`${name}_reason`]: fact.reason };

/** Throws `run-environment-invalid`; `path` names the file in it. */
export function parseEnvironment(text: string, path: string): RunEnvironment {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch (cause) {
    throw new AppError('run-environment-invalid', { path }, { cause });
  }
  const read = runEnvironmentSchema.safeParse(data);
  if (read.success) return read.data;
  throw new AppError('run-environment-invalid', { path }, { cause: read.error });
}
