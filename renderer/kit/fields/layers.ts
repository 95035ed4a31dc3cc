/** Names of layers, and what a row's provenance means for it. */
import type { FieldProvenance, Layer } from '../../../shared/provenance/provenance';
import { sameValue, type Value } from '../../../shared/values/value';

export const LAYER_WORDS: { readonly [layer in Layer]: string } = {
  override: 'override',
  execution: 'execution',
  cli: 'CLI default',
  inferred: 'inferred',
  derived: 'derived',
  'pt-default': 'PyTorch default',
  'tf-default': 'TensorFlow default',
};

/** Text of the badge: an execution value that the user did not set is the execution config's default. */
export const layerWords = (layer: Layer, set: boolean): string =>
  layer === 'execution' && !set ? 'execution default' : LAYER_WORDS[layer];

/** What would win without the user's setting: the first contribution below the winner's layer. */
export function runnerUp(provenance: FieldProvenance): { layer: Layer; value: Value } | undefined {
  const at = provenance.contributions.findIndex(({ status }) => status === 'won');
  const winner = provenance.contributions[at];
  return provenance.contributions
    .slice(at + 1)
    .find((c) => c.status !== 'off' && (c.layer !== winner?.layer || c.layer === 'execution'));
}

/** True when the user's setting wins and equals what would apply without it. */
export function isRedundant(provenance: FieldProvenance): boolean {
  const next = runnerUp(provenance);
  return next !== undefined && sameValue(next.value, provenance.value);
}
