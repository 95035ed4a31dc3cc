/** A PtychoPINN by name: installed on this machine, or on another host as it was described there. */
import { z } from 'zod';
import { environmentReportSchema } from './report';

/** One line that can be typed after `--environment`. */
export const environmentNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name')
  .max(60, 'A name has at most 60 characters')
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'A name has no control characters');

const textSchema = z.string().max(4096);

export const environmentSchema = z.object({
  name: environmentNameSchema,
  /** `local`: this machine's, read again at any time. `described`: another host's; its path is not read here. */
  kind: z.enum(['local', 'described']),
  /** What was pointed to: a checkout, an interpreter, the folder of an environment. */
  path: textSchema,
  interpreter: textSchema.nullable(),
  /** Null for this machine. */
  host: z.string().max(255).nullable(),
  /** What its files say; null where nobody read them. */
  report: environmentReportSchema.nullable(),
  /** When they were read, in ms since 1970. */
  readAt: z.number().nullable(),
  /** The target that the user named where there is no report. */
  statedTarget: z.string().nullable(),
  /** GPU model, as the user wrote it. */
  gpu: z.string().max(200).nullable(),
  notes: z.string().max(10_000),
});
export type Environment = z.infer<typeof environmentSchema>;

/** All environments, in the order in which they were added. */
export interface EnvironmentList {
  readonly environments: readonly Environment[];
  /** Name of the one that new configurations are for. */
  readonly inUse: string | null;
}

/** A PtychoPINN that was found or chosen and has no name yet. */
export interface FoundEnvironment {
  /** What main knows it by. */
  readonly id: string;
  /** A name that no environment has. */
  readonly name: string;
  /** For display alone. */
  readonly path: string;
  readonly report: z.infer<typeof environmentReportSchema>;
}

/** The given name, or the first of `NAME 2`, `NAME 3` … that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  const base = environmentNameSchema.safeParse(name).data ?? 'PtychoPINN';
  if (!taken.includes(base)) return base;
  for (let n = 2; ; n += 1) {
    const next = `${base} ${n}`;
    if (!taken.includes(next)) return next;
  }
}

const GENERIC = /^(?:\.?v?env|bin|site-packages|python)$/i;

/** A name for what is at a path: its last folder that says something. */
export function suggestedName(path: string): string {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  const telling = parts.filter(
    (part) => !GENERIC.test(part) && !/^(?:python|lib)[\d.]*(?:\.exe)?$/i.test(part),
  );
  return telling.at(-1)?.slice(0, 50) ?? 'PtychoPINN';
}
