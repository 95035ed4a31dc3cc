/** What a schema rejects in data that was read from YAML, each with its position. */
import type { z } from 'zod';
import { invalidText, invalidValues } from '../../errors/invalid';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { PathInYaml, Problem, YamlReading } from './positions';

/** Of one kind; nobody reads more, and each is looked up in the text. */
const MOST_PROBLEMS = 50;

interface Within {
  /** What the data is called, `The recipe`. */
  readonly whole: string;
  /** Where in the text the data is. */
  readonly path?: PathInYaml;
  /** The keys that a place in the text may have, for suggestions. */
  readonly keysAt?: (path: PathInYaml) => readonly string[];
}

/** The problems of data that was parsed with `REPORTED`, one for each unknown key. */
export function invalidInYaml(
  error: z.ZodError,
  yaml: YamlReading,
  { whole, path: before = [], keysAt = () => [] }: Within,
): Problem[] {
  return invalidValues(error)
    .slice(0, MOST_PROBLEMS)
    .flatMap((value) => {
      const { rejection } = value;
      const path = [...before, ...value.path];
      if (rejection.kind !== 'keys')
        return [yaml.problemAt(`${invalidText({ ...value, path }, whole)}.`, path)];
      return rejection.keys.slice(0, MOST_PROBLEMS).map((key) => {
        const alone = { ...value, path, rejection: { ...rejection, keys: [key] } };
        const near = didYouMean(nearestNames(key, keysAt(path)));
        return yaml.problemAt(`${invalidText(alone, whole)}.${near}`, path, key);
      });
    });
}
