/** Writes a sweep as a description that reads back as the same sweep. */
import { Document, isMap, isSeq, visit } from 'yaml';
import { canonicalRequest } from '../../factory/canonical';
import { WORDS } from '../../importers/yaml/positions';
import type { Values } from '../../values/value';
import { type Axis, placeOf, type SweepSpec } from '../sweep';

/** The description's text. `base` is the path of a file with the base, unless that is inline. */
export function descriptionText(
  spec: SweepSpec,
  {
    name = '',
    base,
    scripts = {},
  }: {
    readonly name?: string;
    readonly base?: string;
    readonly scripts?: { readonly [id: string]: Values };
  } = {},
): string {
  const { axes, method, leave_out } = spec;
  const { kind, ...sample } = method;
  const { workflow } = spec.base;
  const document = new Document({
    ...(name === '' ? {} : { name }),
    base: base ?? canonicalRequest(spec.base),
    axes: Object.fromEntries(axes.map((axis) => [keyOf(axis, workflow), axisForm(axis)])),
    method: kind,
    ...sample,
    ...(leave_out.length === 0 ? {} : { leave_out }),
    ...(Object.keys(scripts).length === 0 ? {} : { scripts }),
  });
  oneLineAxes(document);
  unmistakable(document);
  return document.toString({ lineWidth: 100 });
}

/** The bare name where it is unambiguous, else with its place. */
function keyOf({ name, place }: Axis, workflow: SweepSpec['base']['workflow']): string {
  const bare = placeOf(name, workflow);
  return bare.place === place && bare.name === name ? name : `${place}.${name}`;
}

function axisForm(axis: Axis): object {
  if (axis.kind === 'list') return axis.values;
  const { from, to, count, scale, whole } = axis;
  return { from, to, count, scale, whole };
}

/** Writes each axis on one line. */
function oneLineAxes(document: Document): void {
  const axes = document.get('axes');
  if (!isMap(axes)) return;
  visit(axes, {
    Value(_key, node) {
      if (node !== axes && (isMap(node) || isSeq(node))) node.flow = true;
    },
  });
}

/** Words that older YAML or Python people read as something else are quoted, huge whole numbers as floats. */
function unmistakable(document: Document): void {
  visit(document, {
    Scalar(key, node) {
      const { value } = node;
      if (key !== 'key' && typeof value === 'string' && Object.hasOwn(WORDS, value))
        node.type = 'QUOTE_DOUBLE';
      if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
        node.format = 'EXP';
      // -0 is written as a float.
      if (Object.is(value, -0)) node.minFractionDigits = 1;
    },
  });
}
