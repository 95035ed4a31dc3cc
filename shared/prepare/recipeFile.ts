/** A recipe as YAML: what has a usual value is left out, a step is its name with its parameters. */

import { Document, isMap, isSeq, visit } from 'yaml';
import { REPORTED } from '../errors/invalid';
import { invalidInYaml } from '../importers/yaml/invalid';
import { type Problem, readYaml } from '../importers/yaml/positions';
import { quantityText, unitNamed } from './quantity';
import { type Recipe, recipeSchema } from './recipe';

/** Keys whose text is an array's path. */
const ARRAYS = ['array', 'mask'];
/** Keys whose text is a number with its unit. */
const QUANTITIES = [
  'energy',
  'wavelength',
  'distance',
  'detector_pixel',
  'detector_pixel_y',
  'pixel',
  'pixel_y',
  'reciprocal_pixel',
  'diameter',
  'outer_zone',
  'beam_stop',
  'defocus',
  'step',
  'row',
  'column',
];

export type RecipeReading =
  | { readonly ok: true; readonly recipe: Recipe }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads it. Never throws: problems have line and column. */
export function readRecipe(text: string): RecipeReading {
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const parsed = recipeSchema.safeParse(expanded('', yaml.data), REPORTED);
  if (parsed.success) return { ok: true, recipe: parsed.data };
  return { ok: false, problems: invalidInYaml(parsed.error, yaml, { whole: 'The recipe' }) };
}

function expanded(key: string, data: unknown): unknown {
  if (Array.isArray(data))
    return data.map((item) => (key === 'steps' ? expandedStep(item) : expanded(key, item)));
  if (typeof data === 'string') {
    if (ARRAYS.includes(key)) return { file: 1, path: data };
    return QUANTITIES.includes(key) ? (quantityOf(data) ?? data) : data;
  }
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, item]) => [name, expanded(name, item)]);
  return { ...('path' in data ? { file: 1 } : {}), ...Object.fromEntries(entries) };
}

function expandedStep(item: unknown): unknown {
  if (typeof item === 'string') return { step: item };
  if (typeof item !== 'object' || item === null || 'step' in item) return expanded('', item);
  const [[name, parameters] = ['', null], ...more] = Object.entries(item);
  if (more.length > 0) return item;
  const rest: unknown = expanded('', parameters);
  return { step: name, ...(typeof rest === 'object' ? rest : {}) };
}

function quantityOf(text: string): { value: number; unit: string } | null {
  const [, number = '', unit = ''] = /^\s*(\S+)\s+(\S+)\s*$/.exec(text) ?? [];
  const value = Number(number);
  const named = unitNamed(unit);
  return number === '' || !Number.isFinite(value) || named === null ? null : { value, unit: named };
}

/** The text of a recipe; it reads back as the same recipe. */
export function recipeText(recipe: Recipe): string {
  const { format, version, name, layout, patterns, probe, x, y, object, geometry, size, split } =
    recipe;
  const document = new Document(
    compact('', {
      format,
      version,
      ...(name === undefined ? {} : { name }),
      ...(layout === undefined ? {} : { layout }),
      patterns,
      probe,
      x,
      y,
      ...(object === 'ones' ? {} : { object }),
      ...(Object.keys(geometry).length === 0 ? {} : { geometry }),
      size,
      ...(split === null ? {} : { split }),
    }),
  );
  visit(document, {
    Pair(_, pair) {
      // A step, a number or an array is read on one line.
      if (
        isMap(pair.value) &&
        pair.value.items.every(({ value }) => !isMap(value) && !isSeq(value))
      )
        pair.value.flow = pair.key !== null && !KEPT.includes(String(pair.key));
    },
    Seq(_, node) {
      if (node.items.every((item) => !isMap(item) && !isSeq(item))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

/** Sections, which have a line for each entry. */
const KEPT = ['patterns', 'probe', 'x', 'y', 'object', 'geometry'];

function compact(key: string, data: unknown): unknown {
  if (Array.isArray(data))
    return data.map((item) => (key === 'steps' ? compactStep(item) : compact(key, item)));
  if (typeof data !== 'object' || data === null) return data;
  const values = new Map<string, unknown>(Object.entries(data));
  if (values.get('file') === 1) values.delete('file');
  const path = values.get('path');
  if (ARRAYS.includes(key) && values.size === 1 && path !== undefined) return path;
  const [value, unit] = [values.get('value'), values.get('unit')];
  if (QUANTITIES.includes(key) && value !== undefined && values.size === 2)
    return quantityText({ value: Number(value), unit: String(unit) });
  const steps = values.get('steps');
  if (Array.isArray(steps) && steps.length === 0) values.delete('steps');
  return Object.fromEntries([...values].map(([name, item]) => [name, compact(name, item)]));
}

function compactStep(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('step' in item)) return item;
  const { step, ...parameters } = item;
  const name = String(step);
  return Object.keys(parameters).length === 0 ? name : { [name]: compact('', parameters) };
}
