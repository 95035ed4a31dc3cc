/** A field's provenance in words, for `explain` on the command line and in the window. */
import type { FieldType } from '../values/fieldType';
import { formatValue } from '../values/python';
import type { FieldProvenance, Layer } from './provenance';

const LAYER_NOUNS: { readonly [layer in Layer]: string } = {
  override: 'your override',
  execution: 'the execution config',
  cli: "the command line's default",
  inferred: 'the value inferred from the dataset',
  derived: 'a derived value',
  'pt-default': 'the PyTorch default',
  'tf-default': 'the TensorFlow default',
};

/** One to three sentences: which value wins and why, what it overrides, what is not applied. */
export function explain(provenance: FieldProvenance, type?: FieldType): string {
  const text = (value: FieldProvenance['value']) => formatValue(value, type);
  const winner = provenance.contributions.find(({ status }) => status === 'won');
  const names = (status: 'shadowed' | 'off') =>
    provenance.contributions
      .filter((c) => c.status === status)
      .map(({ layer, origin, value, detail }) =>
        status === 'off'
          ? `${LAYER_NOUNS[layer]} ${text(value)} (${detail})`
          : `${layer === 'execution' && origin === 'default' ? "the execution config's default" : LAYER_NOUNS[layer]} ${text(value)}`,
      );
  const shadowed = names('shadowed');
  const off = names('off');
  return [
    `${text(provenance.value)}: ${winner?.detail ?? LAYER_NOUNS[provenance.layer]}.`,
    shadowed.length > 0 ? `It overrides ${listed(shadowed)}.` : '',
    off.length > 0 ? `Not applied: ${listed(off)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
