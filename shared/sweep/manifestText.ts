/** The text of `sweep.json`: the header first, then one line per point, floats as Python writes them. */

import { requestNodeOf } from '../formats/payloadFile';
import {
  Literal,
  type Node,
  pythonJson,
  pythonJsonLine,
  typed,
  typedEntries,
} from '../formats/pythonJson';
import { typeOfName } from '../targets/catalogue';
import type { Values } from '../values/value';
import type { Manifest, SweepPoint } from './manifest';
import type { Axis } from './sweep';

/** The manifest's text, with a final newline. */
export function manifestText({ spec, points, ...head }: Manifest): string {
  const { base, axes, method, leave_out } = spec;
  const typeOf = (name: string) => typeOfName(base.target, name);
  const pointNode = ({
    index,
    name,
    values,
    errors,
    warnings,
    may_crash,
    ...rest
  }: SweepPoint): Node => ({
    index: typed(index),
    name,
    values: typedEntries(values, typeOf),
    ...rest,
    errors: typed(errors),
    warnings: typed(warnings),
    ...(may_crash && { may_crash }),
  });
  const axisNode = ({ name, place, kind, ...rest }: Axis): Node => ({
    name,
    place,
    kind,
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        key === 'count'
          ? typed(value)
          : typed(value, key === 'values' ? listOf(typeOf(name)) : typeOf(name)),
      ]),
    ),
  });
  const lines = points.map((point) => `    ${pythonJsonLine(pointNode(point)).trimEnd()}`);
  return pythonJson({
    ...typedEntries(head as Values, () => undefined),
    spec: {
      base: requestNodeOf(base),
      axes: axes.map(axisNode),
      method: typed(method),
      leave_out,
    },
    points: new Literal(lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`),
  });
}

const listOf = (type: ReturnType<typeof typeOfName>) => type && { kind: 'list' as const, of: type };
