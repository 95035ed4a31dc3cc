import type { MetadataFacts } from './facts';

/** nphotons from the dataset's metadata (ptycho/metadata.py:53-80): a finite number under physics_parameters; null when absent. */
export function metadataPhotons(metadata: MetadataFacts): number | bigint | null {
  if (metadata.status !== 'ok') return null;
  const physics = metadata.value.physics_parameters;
  if (typeof physics !== 'object' || physics === null || Array.isArray(physics)) return null;
  const nphotons = (physics as { readonly nphotons?: unknown }).nphotons;
  if (typeof nphotons === 'bigint') return nphotons;
  return typeof nphotons === 'number' && Number.isFinite(nphotons) ? nphotons : null;
}
