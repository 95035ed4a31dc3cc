/** The location of a finding's field in the text of a request or payload file. */
import { SECTION_NAMES } from '../catalogue/types';
import type { Finding } from '../findings/finding';
import { type JsonPath, locate } from '../json/locate';
import type { Entry } from '../json/scan';
import { sameThing } from '../targets/synonyms';

/** A file's text, and where its request and its payload begin. */
export interface SourceText {
  readonly text: string;
  readonly isPayload: boolean;
}

export interface FieldPlace {
  readonly field: string;
  readonly path: JsonPath;
  readonly entry: Entry;
}

/** The path of the request in such a file. */
export const requestPath = ({ isPayload }: SourceText): JsonPath => (isPayload ? ['request'] : []);

/**
 * The locations of a finding's fields in the file, the one to fix first. What the user set comes before what the
 * payload holds, under whichever of its names.
 */
export function placesOf({ rule, fields }: Finding, source: SourceText): FieldPlace[] {
  const asked =
    rule === 'payload-outdated' ? [] : fields.flatMap((f) => find(f, asks(f, source), source));
  if (asked.length > 0 || !source.isPayload) return distinct(asked);
  return distinct(fields.flatMap((field) => find(field, holds(field), source)));
}

function find(field: string, paths: readonly JsonPath[], { text }: SourceText): FieldPlace[] {
  for (const path of paths) {
    const entry = locate(text, path);
    if (entry) return [{ field, path, entry }];
  }
  return [];
}

/** Places of the request in which a field may be set. */
function asks(field: string, source: SourceText): JsonPath[] {
  const root = requestPath(source);
  const [section, name] = split(field);
  const options = sameThing(name).map((same) => [...root, 'execution', same]);
  if (section === 'execution_config') return options;
  const overrides = sameThing(name).map((same) => [...root, 'overrides', same]);
  return [...overrides, ...options, [...root, name]];
}

/** Places of the payload that hold a field. */
function holds(field: string): JsonPath[] {
  const [section, name] = split(field);
  if (section === 'legacy_params') return [[section, name]];
  const sections = section ? [section] : [...SECTION_NAMES, 'overrides_applied'];
  return sections.flatMap((holder): JsonPath[] =>
    holder === 'tf_model_config'
      ? ['tf_training_config', 'tf_inference_config'].map((tf) => ['payload', tf, 'model', name])
      : sameThing(name).map((same) => ['payload', holder, same]),
  );
}

const HOLDERS: readonly string[] = [...SECTION_NAMES, 'overrides_applied', 'legacy_params'];

/** `section.name` in two; a field's own name may hold dots. */
function split(field: string): [string | null, string] {
  const at = field.indexOf('.');
  const section = field.slice(0, Math.max(at, 0));
  return HOLDERS.includes(section) ? [section, field.slice(at + 1)] : [null, field];
}

/** Two names of one thing have one location. */
const distinct = (places: readonly FieldPlace[]): FieldPlace[] =>
  places.filter(
    ({ entry }, i) => places.findIndex((p) => p.entry.value.start === entry.value.start) === i,
  );
