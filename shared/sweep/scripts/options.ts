/** Building blocks of script options. The form gives text, a description numbers and lists: both are read. */
import { z } from 'zod';
import { clusterName } from '../../hosts/resources';
import { minutesOf } from '../../hosts/schedulers/script';

interface About {
  readonly title: string;
  readonly description: string;
  /** What is written when it is blank. */
  readonly placeholder?: string;
}

/** One text, which `read` takes or finds to be none; undefined for null and blank texts. */
const option = <T>(read: (text: string) => T | null, expected: string, about: About) =>
  z
    .union([z.string(), z.number(), z.null()])
    .optional()
    .transform((given, context) => {
      const text = String(given ?? '').trim();
      const value = text === '' ? undefined : read(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: `${JSON.stringify(given)} is not ${expected}` });
      return z.NEVER;
    })
    .meta({ ...about });

const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : null);

/** A name that a cluster gives. */
export const name = (title: string, description: string) =>
  option((text) => clusterName.safeParse(text).data ?? null, `a name of ${title.toLowerCase()}`, {
    title,
    description,
  });

/** A whole number; `usual` is written when it is blank. */
export const count = (least: number, title: string, description: string, usual?: number) =>
  option(
    (text) => (Number.isInteger(Number(text)) && Number(text) >= least ? Number(text) : null),
    `a whole number of at least ${least}`,
    { title, description, ...(usual === undefined ? {} : { placeholder: String(usual) }) },
  );

/** Several texts: a list, or one text split by `by`. */
export const texts = (by: RegExp, pattern: RegExp, expected: string, about: About) =>
  z
    .union([z.string(), z.number(), z.null(), z.array(z.union([z.string(), z.number()]))])
    .optional()
    .transform((given, context) => {
      const all = Array.isArray(given) ? given.map(String) : String(given ?? '').split(by);
      const list = all.map((text) => text.trim()).filter((text) => text !== '');
      const wrong = list.find((text) => !pattern.test(text));
      if (wrong !== undefined)
        context.addIssue({
          code: 'custom',
          message: `${JSON.stringify(wrong)} is not ${expected}`,
        });
      return list;
    })
    .meta({ ...about });

/** What is usually asked for a point. */
export const USUAL = { gpus: 1, cpus: 4 } as const;

const GIBIBYTES: { readonly [unit: string]: number } = {
  K: 2 ** -20,
  M: 2 ** -10,
  G: 1,
  T: 2 ** 10,
};

function gibibytes(text: string): number | null {
  const [, amount, unit = ''] = /^(\d+)([KMGT])B?$/i.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) * (GIBIBYTES[unit.toUpperCase()] ?? 1);
}

/** What a scheduler is asked for. */
export const resources = {
  account: name('Account', 'Account or project that is charged.'),
  time: option(minutesOf, 'a time such as 90 (minutes), 4:00:00 or 1-12:00:00', {
    title: 'Time limit per point',
    description: 'How long a point may run: 90 (minutes), 4:00:00 or 1-12:00:00.',
  }),
  gpus: count(0, 'GPUs', 'GPUs per point.', USUAL.gpus),
  gpu_type: name('GPU type', "The cluster's name of the GPU type, such as a100."),
  cpus: count(1, 'CPUs', 'CPUs per point.', USUAL.cpus),
  memory: option(gibibytes, 'an amount such as 32G', {
    title: 'Memory',
    description: 'Memory per point, such as 32G.',
  }),
  concurrency: count(
    1,
    'Max concurrent points',
    'How many points may run at the same time. Blank for no limit of your own.',
  ),
  extra: texts(/\r?\n/, /^(#\w+\s+)?-[^\n\r]*$/, 'an option such as --mail-type=END', {
    title: 'Extra options',
    description: 'For the scheduler as they are, one per line, such as --mail-type=END or -m e.',
  }),
};

/** Words as a shell reads them: plain or quoted, without what would end the command that contains them. */
const WORDS = /^(?:\s*(?:[^\s'"\\`;&|<>()#]|\\[^\n]|'[^'\n]*'|"(?:[^"\\`\n]|\\[^\n])*")+)+\s*$/;

/** Options of all scripts: the Python command, and commands that set it up. */
export const environment = {
  python: option(matching(WORDS), 'a command; quote a path that has spaces', {
    title: 'Python',
    description:
      "The command that runs Python, as the shell reads it: python3, '/opt/my env/bin/python', apptainer exec --nv image.sif python3.",
  }),
  prologue: option((text) => text, '', {
    title: 'Prologue',
    description: 'Shell commands that set up Python: module load cuda, conda activate ptycho.',
  }),
};
