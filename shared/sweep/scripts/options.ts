/** Building blocks of script options. The form gives text, a description numbers and lists: both are read. */
import { z } from 'zod';

interface About {
  readonly title: string;
  readonly description: string;
  /** What is written when it is blank. */
  readonly placeholder?: string;
}

/** The inner schema, absent for null and blank texts. */
const unlessBlank = <T extends z.ZodType>(inner: T, about: About) =>
  z
    .preprocess((value) => {
      const blank = value === null || (typeof value === 'string' && value.trim() === '');
      return blank ? undefined : value;
    }, inner.optional())
    .meta({ ...about });

/** A word that is written into the script unchanged. */
const word = (pattern: RegExp, expected: string, title: string, description: string) =>
  unlessBlank(
    z
      .union([z.string(), z.number()])
      .transform((value) => String(value).trim())
      .refine((value) => pattern.test(value), {
        error: ({ input }) => `${JSON.stringify(input)} is not ${expected}`,
      }),
    { title, description },
  );

/** A name that a cluster gives. */
export const name = (title: string, description: string) =>
  word(/^[\w.,@:+-]+$/, `a name of ${title.toLowerCase()}`, title, description);

/** A whole number; `usual` is written when it is blank. */
export const count = (least: number, title: string, description: string, usual?: number) =>
  unlessBlank(
    z
      .union([z.number(), z.string()])
      .refine((value) => Number.isInteger(Number(value)) && Number(value) >= least, {
        error: ({ input }) => `${JSON.stringify(input)} is not a whole number of at least ${least}`,
      })
      .transform(Number),
    { title, description, ...(usual === undefined ? {} : { placeholder: String(usual) }) },
  );

/** One of some words, of which the first is the usual one. */
export const choice = <const T extends readonly [string, ...string[]]>(
  of: T,
  title: string,
  description: string,
) =>
  unlessBlank(z.enum(of, { error: `it is one of ${of.join(', ')}` }), {
    title,
    description,
    placeholder: of[0],
  });

/** Several texts: a list, or one text split by `by`. */
export const texts = (
  by: RegExp,
  pattern: RegExp,
  expected: string,
  title: string,
  description: string,
) =>
  unlessBlank(
    z
      .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
      .transform((value) =>
        (Array.isArray(value) ? value.map(String) : String(value).split(by))
          .map((text) => text.trim())
          .filter((text) => text !== ''),
      )
      .refine((list) => list.every((text) => pattern.test(text)), {
        error: ({ input }) =>
          `${JSON.stringify(Array.isArray(input) ? input.find((text) => !pattern.test(text)) : input)} is not ${expected}`,
      }),
    { title, description },
  );

/** What is usually asked for a point. */
export const USUAL = { gpus: 1, cpus: 4 } as const;

type Written = readonly [pattern: RegExp, expected: string];

/** What a scheduler is asked for; `unit` is what it calls the run of a point. */
export const resources = (unit: 'task' | 'job', time: Written, memory: Written) => ({
  account: name('Account', 'Account or project that is charged.'),
  time: word(...time, 'Time limit per point', 'How long a point may run.'),
  gpus: count(0, 'GPUs', `GPUs per ${unit}.`, USUAL.gpus),
  cpus: count(1, 'CPUs', `CPUs per ${unit}.`, USUAL.cpus),
  memory: word(...memory, 'Memory', `Memory per ${unit}, ${memory[1].replace(/^an amount /, '')}.`),
  concurrency: count(
    1,
    `Max concurrent ${unit}s`,
    `How many ${unit}s may run at the same time. Blank for no limit of your own.`,
  ),
});

/** Words as a shell reads them: plain or quoted, without what would end the command that contains them. */
const WORDS = /^(?:\s*(?:[^\s'"\\`;&|<>()#]|\\[^\n]|'[^'\n]*'|"(?:[^"\\`\n]|\\[^\n])*")+)+\s*$/;

/** Options of all scripts: the Python command, and commands that set it up. */
export const environment = {
  python: word(
    WORDS,
    'a command; quote a path that has spaces',
    'Python',
    "The command that runs Python, as the shell reads it: python3, '/opt/my env/bin/python', apptainer exec --nv image.sif python3.",
  ),
  prologue: unlessBlank(z.string(), {
    title: 'Prologue',
    description: 'Shell commands that set up Python: module load cuda, conda activate ptycho.',
  }),
};
