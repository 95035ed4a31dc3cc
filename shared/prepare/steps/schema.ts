/** Checks a step by its entry. */
import { z } from 'zod';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Step } from '../step';
import { STEPS } from '.';

/** A step with valid parameters; what may be left out is filled in. */
export const stepSchema: z.ZodType<Step> = z
  .looseObject({ step: z.string() })
  .transform((raw, context): Step => {
    const entry = STEPS.find(({ id }) => id === raw.step);
    if (!entry) {
      const near = didYouMean(
        nearestNames(
          raw.step,
          STEPS.map(({ id }) => id),
        ),
      );
      context.issues.push({
        code: 'custom',
        message: `Unknown step \`${raw.step}\`.${near}`,
        input: raw,
      });
      return z.NEVER;
    }
    const parsed = entry.schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.issues.push({ code: 'custom', path: [...path], message, input: raw });
    return z.NEVER;
  });
