/** Field types as zod schemas, from which validation and JSON Schema both follow. */
import { z } from 'zod';
import type { FieldType } from '../values/fieldType';
import type { CatalogueField } from './types';

/** The zod schema of the values that a field of this type is meant to hold. */
export function typeSchema(type: FieldType): z.ZodType {
  const schema = baseSchema(type);
  return type.nullable ? schema.nullable() : schema;
}

function baseSchema(type: FieldType): z.ZodType {
  switch (type.kind) {
    case 'int':
      return z.int();
    case 'float':
      return z.number();
    case 'bool':
      return z.boolean();
    case 'str':
    case 'path':
      return z.string();
    case 'enum':
      return z.union(type.choices.map((choice) => z.literal(choice)));
    case 'tuple':
      return z.array(z.union(type.of.map(typeSchema))).length(type.of.length);
    case 'list':
      return z.array(typeSchema(type.of));
    case 'union':
      return z.union(type.of.map(typeSchema));
    default:
      // Tensors and sections have no JSON form of their own.
      return z.null();
  }
}

/** The same with the field's label, help and default, for JSON Schema and documentation. */
export function fieldSchema(field: CatalogueField): z.ZodType {
  const { label, help, unit, level, group } = field;
  return typeSchema(field.type).meta({
    title: label,
    description: help,
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(unit === undefined ? {} : { 'x-unit': unit }),
    'x-level': level,
    'x-group': group,
  });
}
