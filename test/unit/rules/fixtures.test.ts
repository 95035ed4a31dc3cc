/** What is said of every numpy-written fixture, one by one, for a request that is sound otherwise. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileContext } from '../../../electron/node/session/fileContext';
import { resolve } from '../../../shared/factory';
import { FIXTURES } from '../../conformance/read';
import { certain, training } from '../factory/help';
import { contradictions } from './contradictions';

const NPZ = path.join(FIXTURES, 'npz');
const overrides = { n_groups: 4, nphotons: 1e9, test_data_file: 'validation.npz' };

/** True of almost every fixture, which are small and have neither diff3d nor nominal positions. */
const COMMON = new Set(['network-size', 'diff3d-missing', 'start-coordinates-missing']);

/** Rule ids by fixture; the others say nothing. `real` where the two targets differ. */
const SAID: { readonly [name: string]: { adr: string; real: string } | string } = {
  bare_npy_named_npz: { adr: 'dataset-unreadable', real: 'dataset-unusable probe-size-fallback' },
  empty_file: { adr: 'dataset-unreadable', real: 'dataset-unusable probe-size-fallback' },
  not_a_zip: { adr: 'dataset-unreadable', real: 'dataset-unusable probe-size-fallback' },
  truncated: { adr: 'dataset-unreadable', real: 'dataset-unusable probe-size-fallback' },
  no_coords: { adr: 'array-missing array-missing', real: 'dataset-unusable' },
  no_diffraction: { adr: 'array-missing', real: 'dataset-unusable' },
  no_probe: {
    adr: 'array-missing probe-size-fallback',
    real: 'dataset-unusable probe-size-fallback',
  },
  coords_length_mismatch: 'coordinate-count',
  diff3d_intensity_u16: {
    adr: 'legacy-diffraction-name patterns-integer',
    real: 'patterns-integer',
  },
  empty_zero_patterns: 'no-patterns',
  float64_complex128: 'double-precision',
  intensity_float: 'patterns-range',
  // Every loader of ptychopinn-2026.07 takes the old name.
  legacy_diff3d: { adr: 'legacy-diffraction-name', real: '' },
  metadata_broken: 'metadata-unreadable',
  // Their _metadata says another photon number than the request.
  metadata_5e8: 'photons-disagree',
  metadata_int: 'photons-disagree',
  metadata_str: 'photons-disagree',
  negative_and_nan: 'values-not-finite patterns-negative',
  object_pickle_probe: 'probe-size-fallback',
  probe_1d: 'probe-size-fallback probe-not-square',
  // The real factory takes the number of modes for N.
  probe_modes_3x32x32: { adr: '', real: 'probe-axes modes-taken-for-n' },
  // Its probe is flat, and so is the one of another size: ones.
  probe_nonsquare: 'probe-not-square probe-phase-zero',
  probe_scalar: 'probe-size-fallback probe-not-square',
  probe_trailing_mode_32x32x1: { adr: '', real: 'probe-axes' },
  probe_size_differs_from_patterns: {
    adr: 'pattern-size-mismatch probe-phase-zero',
    real: 'probe-size-mismatch probe-phase-zero',
  },
  // Its three patterns are fewer than the default group of 2 by 2, and than four groups.
  train256: { adr: 'patterns-too-few', real: 'groups-capped' },
  transposed_HWN: 'pattern-stack',
};

const names = readdirSync(NPZ).map((file) => path.basename(file, '.npz'));

describe.each(['adr-003', 'ptychopinn-2026.07'])('findings of the fixtures for %s', (target) => {
  it.each(names)('%s', async (name) => {
    const request = training({ target, train_data_file: `${name}.npz`, overrides });
    const { dataset, values } = await readFileContext(request, NPZ);
    const { findings } = resolve(request, { dataset, values: values ?? null });
    const said = SAID[name] ?? '';
    const expected = typeof said === 'string' ? said : target === 'adr-003' ? said.adr : said.real;
    expect(contradictions(findings)).toEqual([]);
    const ids = certain(findings)
      .map(({ rule }) => rule)
      .filter((id) => !COMMON.has(id));
    expect(ids.join(' ')).toBe(expected);
  });
});

it('the table names fixtures only', () => {
  expect(Object.keys(SAID).filter((name) => !names.includes(name))).toEqual([]);
});
