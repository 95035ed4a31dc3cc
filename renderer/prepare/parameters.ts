/** Parameters of a step as they are shown, typed and checked. */
import type { Step, StepField } from '../../shared/prepare/step';
import { entryOf } from '../../shared/prepare/steps';
import { readNumber } from '../../shared/values/typedNumber';

/** `2`, `0, 2, 1`, `mass`; empty for what is not set. */
export function shownParameter(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** What a text means; undefined is no value at all. Null for a text that is not understood. */
export function readParameter(
  text: string,
  kind: StepField['kind'],
): { readonly value: unknown } | null {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  if (/^[a-z]+$/i.test(trimmed)) return { value: trimmed };
  if (kind !== 'list') return numberIn(trimmed);
  const items = trimmed.replaceAll(/^[([]|[)\]]$/g, '').split(/[,;\s]+/);
  const numbers = items.filter(Boolean).map(numberIn);
  return numbers.every((one) => one !== null) ? { value: numbers.map(({ value }) => value) } : null;
}

function numberIn(text: string): { readonly value: number } | null {
  const read = readNumber(text);
  return read.kind === 'number' && typeof read.value === 'number' ? { value: read.value } : null;
}

/** The step with a parameter changed; null where it may not have that value. */
export function withParameter(step: Step, name: string, value: unknown): Step | null {
  const { [name]: _, ...others } = step;
  const next = { ...others, step: step.step, ...(value === undefined ? {} : { [name]: value }) };
  const parsed = entryOf(step).schema.safeParse(next);
  return parsed.success ? parsed.data : null;
}

/** A reference to an array as the value of a list; empty for none. */
export function arrayKey(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('path' in value)) return '';
  const file = 'file' in value ? Number(value.file) : 1;
  return `${file} ${String(value.path)}`;
}

export function arrayOfKey(
  key: string,
): { readonly file: number; readonly path: string } | undefined {
  const at = key.indexOf(' ');
  return at < 0 ? undefined : { file: Number(key.slice(0, at)), path: key.slice(at + 1) };
}
