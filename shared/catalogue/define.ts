/** Short words for field facts, so that a section reads like PtychoPINN's dataclass. */

import type { FieldType } from '../values/fieldType';
import type { Value } from '../values/value';
import type { FieldFact } from './types';

type Element = FieldType | FieldFact;

const typeOf = (element: Element): FieldType => ('kind' in element ? element : element.type);

const simple =
  (kind: 'int' | 'float' | 'bool' | 'str' | 'path' | 'tensor' | 'ModelConfig') =>
  (value?: Value): FieldFact =>
    value === undefined ? { type: { kind } } : { type: { kind }, default: value };

export const int = simple('int');
export const float = simple('float');
export const bool = simple('bool');
export const str = simple('str');
export const path = simple('path');
export const tensor = simple('tensor');
export const modelConfig = simple('ModelConfig');

/** One of a fixed list of choices. */
export const oneOf = (choices: readonly (string | number)[], value?: Value): FieldFact =>
  withDefault({ kind: 'enum', choices }, value);

export const tuple = (of: readonly Element[], value?: Value): FieldFact =>
  withDefault({ kind: 'tuple', of: of.map(typeOf) }, value);

export const list = (of: Element, value?: Value): FieldFact =>
  withDefault({ kind: 'list', of: typeOf(of) }, value);

export const union = (of: readonly Element[], value?: Value): FieldFact =>
  withDefault({ kind: 'union', of: of.map(typeOf) }, value);

/** The same field, also taking None; the default is None unless one was given. */
export const optional = (fact: FieldFact): FieldFact => ({
  type: { ...fact.type, nullable: true },
  default: fact.default ?? null,
});

function withDefault(type: FieldType, value: Value | undefined): FieldFact {
  return value === undefined ? { type } : { type, default: value };
}
