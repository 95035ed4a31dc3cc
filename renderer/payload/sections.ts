/** The payload as lines of text, by section. */
import { SECTION_NAMES, type SectionName } from '../../shared/catalogue/types';
import type { Payload, Resolution } from '../../shared/factory/resolution';
import type { Layer } from '../../shared/provenance/provenance';
import type { Target } from '../../shared/targets/target';
import type { FieldType } from '../../shared/values/fieldType';
import type { Value, Values } from '../../shared/values/value';
import { jsonText } from './jsonText';

export interface Line {
  readonly key: string;
  readonly text: string;
  /** The winning layer; absent where there is no provenance, as in the audit trail. */
  readonly layer?: Layer;
}

interface SectionLines {
  /** `tf_training_config.model` for the model inside. */
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The payload's sections in its own order, the TensorFlow section's `model` after it. */
export function payloadLines(
  payload: Payload,
  provenance: Resolution['provenance'],
  target: Target | undefined,
): SectionLines[] {
  return Object.entries(payload).flatMap(([title, values]) => {
    const { model, ...own } = values;
    const inside = isValues(model) ? model : undefined;
    const section = SECTION_NAMES.find((name) => name === title);
    const lines = (of: Values, from: SectionName | undefined) =>
      Object.entries(of).map(([key, value]) =>
        line(key, value, typeOf(target, from, key), from && provenance[from]?.[key]?.layer),
      );
    return inside
      ? [
          { title, lines: lines(own, section) },
          { title: `${title}.model`, lines: lines(inside, 'tf_model_config') },
        ]
      : [{ title, lines: lines(values, section) }];
  });
}

/** `params.cfg`, each number typed by the field of its key. */
export function legacyLines(legacy: Values, target: Target | undefined): Line[] {
  const fields = Object.fromEntries(
    Object.entries(target?.legacyKeys ?? {}).map(([field, key]) => [key, field]),
  );
  return Object.entries(legacy).map(([key, value]) =>
    line(key, value, typeOf(target, undefined, fields[key] ?? key), undefined),
  );
}

function line(
  key: string,
  value: Value,
  type: FieldType | undefined,
  layer: Layer | undefined,
): Line {
  const text = jsonText(value, type);
  return layer ? { key, text, layer } : { key, text };
}

/** A field's type in a section, or in the first section that has the field. */
function typeOf(
  target: Target | undefined,
  section: SectionName | undefined,
  field: string,
): FieldType | undefined {
  if (!target) return undefined;
  if (section) return target.sections[section][field]?.type;
  const canonical = target.aliases[field] ?? field;
  return SECTION_NAMES.map((name) => target.sections[name][canonical]?.type).find(Boolean);
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
