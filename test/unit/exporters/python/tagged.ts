/** Values with their Python types, as `driver.py` tells them: what the catalogue says that each should be. */
import { findField, typeOfName } from '../../../../shared/targets/catalogue';
import type { FieldType } from '../../../../shared/values/fieldType';
import {
  elementType,
  numberText,
  pathlibText,
  pythonFloat,
} from '../../../../shared/values/python';
import { isValues, type Value, type Values } from '../../../../shared/values/value';

export type Tagged = { readonly [name: string]: Tagged } | readonly [string, unknown];

export function tagged(value: Value, type?: FieldType): Tagged {
  if (value === null) return ['NoneType', null];
  if (typeof value === 'boolean') return ['bool', value];
  if (typeof value === 'number') {
    const isFloat = /[.e]/.test(numberText(value, type));
    return isFloat ? ['float', pythonFloat(value)] : ['int', value];
  }
  if (typeof value === 'bigint') return ['int', value];
  if (typeof value === 'string')
    return type?.kind === 'path' && value !== '' ? ['path', pathlibText(value)] : ['str', value];
  if (isValues(value)) return taggedBy(value, () => undefined);
  const items = value.map((item, i) => tagged(item, elementType(type, i)));
  return [type?.kind === 'tuple' ? 'tuple' : 'list', items];
}

const taggedBy = (values: Values, typeOf: (name: string) => FieldType | undefined) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, tagged(value, typeOf(name))]),
  );

/** A section's values, `model` inside it among them. */
export function taggedSection(target: string, section: string, values: Values): Tagged {
  const { model, model_config: sealed, ...own } = values;
  if (isValues(sealed))
    return {
      ...taggedBy(own, (name) => (name === 'parity_fixed_delta' ? { kind: 'float' } : undefined)),
      model_config: taggedSection(target, 'pt_model_config', sealed),
    };
  const fields = taggedBy(own, (name) => findField(target, section, name)?.type);
  return isValues(model)
    ? { model: taggedSection(target, 'tf_model_config', model), ...fields }
    : fields;
}

/** Overrides or the audit trail. */
export const taggedNames = (target: string, values: Values): Tagged =>
  taggedBy(values, (name) => typeOfName(target, name));
