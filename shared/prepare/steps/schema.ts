/** Checks a step by its entry. */
import { z } from 'zod';
import { issuesOfPart, REPORTED } from '../../errors/invalid';
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
    const parsed = entry.schema.safeParse(raw, REPORTED);
    if (parsed.success) return parsed.data;
    context.issues.push(...issuesOfPart(parsed.error));
    return z.NEVER;
  });
