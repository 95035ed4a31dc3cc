/** Reads the description of a sweep. */
import type { z } from 'zod';
import { REPORTED } from '../../errors/invalid';
import { invalidInYaml } from '../../importers/yaml/invalid';
import {
  type PathInYaml,
  type Problem,
  readYaml,
  type YamlReading,
} from '../../importers/yaml/positions';
import type { Request } from '../../request/request';
import { targetList } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import { takesOnlyWhole } from '../../values/parse';
import type { Scripts } from '../scripts';
import { type Axis, placeOf, type SweepSpec } from '../sweep';
import { inlineBaseSchemas, listSchema, outlineSchema, rangeSchema } from './schema';

export interface Description {
  /** Path of a payload or request file as it is written, or the request itself. */
  readonly base: string | Request;
  readonly name?: string;
  readonly scripts: Scripts;
  /** The sweep over a base; `planPoints` reports what is wrong with it. */
  readonly over: (base: Request) => SweepSpec;
}

export type DescriptionReading =
  | { readonly ok: true; readonly description: Description }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads YAML or JSON. `target` is the target of an inline base that names none. Never throws: returns all problems, each
 * with its line and column.
 */
export function readDescription(text: string, target?: string): DescriptionReading {
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const outline = outlineSchema.safeParse(yaml.data ?? {}, REPORTED);
  if (!outline.success) return { ok: false, problems: problemsOf(outline.error, yaml) };
  const { method, count, seed, leave_out, scripts, name, ...parts } = outline.data;
  const problems: Problem[] = [];
  const base = baseOf(parts.base, target, yaml, problems);
  const axes = Object.entries(parts.axes).flatMap(
    ([key, value]) => axisOf(key, value, method === 'random', yaml, problems) ?? [],
  );
  if (Object.keys(parts.axes).length === 0)
    problems.push(yaml.problemAt('The sweep has no axis.', ['axes'], 'axes'));
  if (method === 'random' && count === undefined)
    problems.push(yaml.problemAt('method random needs a count of points.', [], 'method'));
  for (const [key, value] of Object.entries({ count, seed }))
    if (method !== 'random' && value !== undefined)
      problems.push(
        yaml.problemAt(`${key} belongs to method random; the method is ${method}.`, [], key),
      );
  if (problems.length > 0 || base === null) return { ok: false, problems };
  return {
    ok: true,
    description: {
      base,
      ...(name === undefined ? {} : { name }),
      scripts: Object.fromEntries(
        Object.entries(scripts).map(([id, options]) => [id, options ?? {}]),
      ),
      over: (request) => ({
        base: request,
        axes: axes.map((axis) => axis(request)),
        method:
          method === 'random'
            ? { kind: method, count: count ?? 1, seed: seed ?? 0 }
            : { kind: method },
        leave_out: typeof leave_out === 'string' ? [leave_out] : leave_out,
      }),
    },
  };
}

function baseOf(
  value: unknown,
  target: string | undefined,
  yaml: YamlReading,
  problems: Problem[],
): string | Request | null {
  if (typeof value === 'string' && value !== '') return value;
  const workflow =
    typeof value === 'object' && value !== null && 'workflow' in value ? value.workflow : undefined;
  if (workflow !== 'training' && workflow !== 'inference') {
    const what = value === undefined ? 'There is no base' : 'The base is not a request';
    const message = `${what}: give the path of a payload or request file, or a request with workflow training or inference.`;
    problems.push(yaml.problemAt(message, ['base'], 'workflow'));
    return null;
  }
  const parsed = inlineBaseSchemas[workflow].safeParse(value, REPORTED);
  if (parsed.success) {
    const named = parsed.data.target ?? target;
    if (named !== undefined) return { ...parsed.data, target: named };
    problems.push(
      yaml.problemAt(`The base names no target. Targets: ${targetList()}.`, ['base'], 'workflow'),
    );
    return null;
  }
  problems.push(...problemsOf(parsed.error, yaml, ['base']));
  return null;
}

/** The axis over a base, which decides where a bare name belongs and whether its field takes whole numbers. */
function axisOf(
  key: string,
  value: unknown,
  random: boolean,
  yaml: YamlReading,
  problems: Problem[],
): ((base: Request) => Axis) | null {
  const path = ['axes', key];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const range = rangeSchema.safeParse(value, REPORTED);
    if (range.success && (random || range.data.count !== undefined))
      return ({ target, workflow }) => {
        const at = placeOf(key, workflow);
        const { from, to, count = 2, scale } = range.data;
        const type = typeOfName(target, at.name);
        const { whole = type !== undefined && takesOnlyWhole(type) } = range.data;
        return { kind: 'range', ...at, from, to, count, scale, whole };
      };
    if (range.success)
      problems.push(yaml.problemAt(`The range of ${key} needs a count of values.`, path));
    else problems.push(...problemsOf(range.error, yaml, path));
    return null;
  }
  const list = listSchema.safeParse(Array.isArray(value) ? value : [value], REPORTED);
  if (list.success)
    return ({ workflow }) => ({ kind: 'list', ...placeOf(key, workflow), values: list.data });
  problems.push(...problemsOf(list.error, yaml, path));
  return null;
}

const problemsOf = (error: z.ZodError, yaml: YamlReading, path: PathInYaml = []): Problem[] =>
  invalidInYaml(error, yaml, { whole: 'The description', path, keysAt: knownKeys });

/** Valid keys at a position, for suggestions. */
function knownKeys([part]: PathInYaml): string[] {
  if (part === undefined) return Object.keys(outlineSchema.shape);
  if (part === 'axes') return Object.keys(rangeSchema.shape);
  return Object.values(inlineBaseSchemas).flatMap(({ shape }) => Object.keys(shape));
}
