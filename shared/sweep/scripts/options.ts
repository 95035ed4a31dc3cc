/** Building blocks of script options. The form gives text, a description numbers and lists: both are read. */
import { z } from 'zod';

interface About {
  readonly title: string;
  readonly description: string;
}

/** The inner schema, absent for null and blank texts. */
const unlessBlank = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => {
    const blank = value === null || (typeof value === 'string' && value.trim() === '');
    return blank ? undefined : value;
  }, inner.optional());

/** A word that is written into the script unchanged. */
export const word = (pattern: RegExp, expected: string, about: About) =>
  unlessBlank(
    z
      .union([z.string(), z.number()])
      .transform((value) => String(value).trim())
      .refine((value) => pattern.test(value), {
        error: ({ input }) => `${JSON.stringify(input)} is not ${expected}`,
      }),
  ).meta({ ...about });

/** A whole number. */
export const count = (least: number, about: About) =>
  unlessBlank(
    z
      .union([z.number(), z.string()])
      .refine((value) => Number.isInteger(Number(value)) && Number(value) >= least, {
        error: ({ input }) => `${JSON.stringify(input)} is not a whole number of at least ${least}`,
      })
      .transform(Number),
  ).meta({ ...about });

/** One of some words. */
export const choice = <const T extends readonly [string, ...string[]]>(of: T, about: About) =>
  unlessBlank(z.enum(of, { error: `it is one of ${of.join(', ')}` })).meta({ ...about });

/** Several texts: a list, or one text split by `by`. */
export const texts = (by: RegExp, pattern: RegExp, expected: string, about: About) =>
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
  ).meta({ ...about });

/** Words as a shell reads them: plain or quoted, without what would end the command that contains them. */
const WORDS = /^(?:\s*(?:[^\s'"\\`;&|<>()#]|\\[^\n]|'[^'\n]*'|"(?:[^"\\`\n]|\\[^\n])*")+)+\s*$/;

/** Options of all scripts: the Python command, and commands that set it up. */
export const environment = {
  python: word(WORDS, 'a command; quote a path that has spaces', {
    title: 'Python',
    description:
      "The command that runs Python, as the shell reads it: python3, '/opt/my env/bin/python', apptainer exec --nv image.sif python3.",
  }),
  prologue: unlessBlank(z.string()).meta({
    title: 'Prologue',
    description: 'Shell commands that set up Python: module load cuda, conda activate ptycho.',
  }),
};
