import { rulesIn } from '../../../shared/rules';
import { inference, lightning, realInference, realTraining, testRules, training } from './kit';

const HALF_SIZE = 'd["diffraction"] = d["diff3d"] = d["diffraction"][:, ::2, ::2]';
const MODES = 'd["probeGuess"] = np.stack([d["probeGuess"]] * 3)';
const OTHER_SIZE = (side: number) => `
d["diffraction"] = d["diff3d"] = np.ones((40, ${side}, ${side}), np.float32)
d["probeGuess"] = np.ones((${side}, ${side}), np.complex64)
d["objectGuess"] = np.ones((${side + 99}, ${side + 99}), np.complex64)`;
const supervised = { mode: 'Supervised', torch_loss_mode: 'mae' };

testRules(rulesIn('dataset'), {
  'pattern-stack': {
    outcome: 'crash',
    failing: [
      {
        npz: 'd["diffraction"] = np.moveaxis(d["diffraction"], 0, -1)',
        says: /\(64, 64, 40\).*\(H, W, n\): save numpy\.moveaxis/,
      },
      {
        request: realTraining(),
        npz: 'd["diffraction"] = np.moveaxis(d["diffraction"], 0, -1)',
        says: /ptycho_train and the memory-mapped loader reorder the axes.*ptycho_torch\.train and the exported Python script stop/,
      },
      {
        request: realInference(),
        npz: 'd["diffraction"] = d["diffraction"][..., None]',
        says: /ptycho_inference removes the last axis itself/,
      },
      {
        npz: 'd["diffraction"] = d["diffraction"][:, :, :48]',
        says: /\(40, 64, 48\).*\(n, N, N\)/,
      },
      {
        npz: 'd["diffraction"] = np.moveaxis(d["diffraction"], 0, -1)[:32]',
        says: /\(32, 64, 40\).*\. Save it as \(n, N, N\)/,
      },
    ],
    passing: [{}, { npz: 'd["diffraction"] = d["diffraction"].astype(object)' }],
  },
  'no-patterns': {
    outcome: 'crash',
    failing: [
      {
        npz: 'd["diffraction"] = d["diffraction"][:0]',
        says: /\(0, 64, 64\) and contains no patterns/,
      },
    ],
    passing: [{ npz: 'd["diffraction"] = d["diffraction"][:1]' }],
  },
  'coordinate-count': {
    outcome: 'crash',
    failing: [
      {
        npz: 'd["xcoords"] = d["xcoords"][:-1]',
        says: /xcoords has the shape \(39,\).*40 patterns/,
      },
      { npz: 'd["ycoords"] = d["ycoords"][:, None]', says: /ycoords has the shape \(40, 1\)/ },
      {
        request: realTraining(),
        npz: 'd["diffraction"] = d["diff3d"] = d["diffraction"][:30]',
        says: /ptycho_train stops\. .*the memory-mapped loader ignores the last positions/s,
      },
      {
        request: realTraining(),
        npz: 'd["xcoords"] = d["xcoords"][:30]; d["ycoords"] = d["ycoords"][:30]',
        says: /silently ignore the last patterns/,
      },
    ],
    passing: [{}, { npz: 'd["xcoords"] = d["xcoords"].astype("f4")' }],
  },
  'start-coordinate-shape': {
    outcome: 'crash',
    failing: [
      {
        npz: 'd["xcoords_start"] = d["xcoords_start"][:3]',
        says: /\(3,\), but xcoords has \(40,\)/,
      },
    ],
    passing: [{}, { npz: 'del d["xcoords_start"]' }],
  },
  'object-shape': {
    outcome: 'crash',
    failing: [
      { npz: 'd["objectGuess"] = d["objectGuess"][None]', says: /\(1, 160, 160\).*two axes/ },
    ],
    passing: [{ npz: 'd["objectGuess"] = d["objectGuess"][:-1]' }, { npz: 'del d["objectGuess"]' }],
  },
  'probe-not-square': {
    outcome: 'crash',
    failing: [
      { npz: 'd["probeGuess"] = d["probeGuess"][:, :48]', says: /\(64, 48\)/ },
      { npz: 'd["probeGuess"] = d["probeGuess"][0]', says: /\(64,\)/ },
    ],
    passing: [{}, { npz: MODES }, { npz: 'd["probeGuess"] = d["probeGuess"][..., None]' }],
  },
  'probe-real': {
    outcome: 'wrong-result',
    failing: [{ npz: 'd["probeGuess"] = np.abs(d["probeGuess"])', says: /float32.*phase/ }],
    passing: [{ npz: 'd["probeGuess"] = d["probeGuess"].astype("c16")' }],
  },
  'patterns-integer': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: 'd["diffraction"] = (d["diffraction"] * 99).astype("u2")',
        says: /uint16.*numpy\.sqrt/,
      },
      {
        request: realTraining({
          scale_contract_version: 'legacy_v1',
          measurement_domain: 'normalized_amplitude',
        }),
        npz: 'd["diffraction"] = d["diff3d"] = (d["diffraction"] * 99).astype("i4")',
        says: /int32/,
      },
    ],
    passing: [
      {},
      {
        request: realTraining({}, { profile: 'ci' }),
        npz: 'd["diffraction"] = d["diff3d"] = (d["diffraction"] * 99).astype("u2")',
      },
    ],
  },
  'pattern-size-mismatch': {
    outcome: 'wrong-result',
    offers: ['Set N to 64'],
    failing: [
      { request: training({ N: 128 }), says: /N is 128, but the patterns are 64 by 64/ },
      { npz: HALF_SIZE, says: /N is 64, but the patterns are 32 by 32/ },
    ],
    passing: [
      { request: training({ N: 64 }) },
      // Other rules report a number of modes, and a probe without a size.
      { request: realTraining(), npz: MODES },
      { npz: 'd["probeGuess"] = d["probeGuess"][0]' },
    ],
  },
  'probe-size-mismatch': {
    outcome: 'crash',
    failing: [
      {
        request: realTraining(),
        npz: "d['probeGuess'] = np.pad(d['probeGuess'], 32)",
        says: /probe is 128 by 128, but the patterns are 64 by 64/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining(), npz: MODES },
      { npz: "d['probeGuess'] = np.pad(d['probeGuess'], 32)" },
    ],
  },
  'size-override-replaced': {
    outcome: 'ignored',
    offers: ['Clear N'],
    failing: [
      {
        request: realTraining({ N: 128 }),
        says: /N is 128 in the payload, but.*uses 64\. Clear N\./,
      },
    ],
    passing: [
      { request: realTraining({ N: 64 }) },
      { request: training({ N: 128 }) },
      { request: realInference({ N: 128 }) },
      // train_lightning_only keeps the override.
      { request: lightning({ N: 128 }) },
    ],
  },
  'diff3d-missing': {
    outcome: 'crash',
    failing: [
      {
        request: realTraining(),
        npz: 'del d["diff3d"]',
        says: /^The patterns in train_data_file.*python -m ptycho_torch\.train, the exported Python script/,
      },
      {
        request: realInference({ patch_weighting: 'uniform', varpro_scaling: false }),
        npz: 'del d["diff3d"]',
        says: /^The patterns in test_data_file.*python -m ptycho_torch\.inference/,
      },
      {
        request: realTraining(),
        validation: 'del d["diff3d"]',
        says: /^The patterns in test_data_file/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining(), npz: 'del d["diffraction"]' },
      // The memory-mapped loader reads both names, and so does ptycho_train.
      { request: realInference(), npz: 'del d["diff3d"]' },
      { request: realTraining({}, { entry_point: 'script' }), npz: 'del d["diff3d"]' },
      { npz: 'del d["diff3d"]' },
    ],
  },
  'two-pattern-stacks': {
    outcome: 'wrong-result',
    failing: [
      {
        request: realTraining(),
        npz: 'd["diff3d"] = d["diff3d"][:20]',
        says: /\(40, 64, 64\) float32, but diff3d is \(20, 64, 64\) float32/,
      },
      {
        request: realInference(),
        npz: 'd["diff3d"] = (d["diff3d"] ** 2 * 99).astype("u2")',
        says: /uint16/,
      },
    ],
    passing: [{ request: realTraining() }, { request: realTraining(), npz: 'del d["diff3d"]' }],
  },
  'start-coordinates-missing': {
    outcome: 'crash',
    failing: [
      {
        request: realTraining(),
        npz: 'del d["xcoords_start"], d["ycoords_start"]',
        says: /no xcoords_start and no ycoords_start: ptycho_train stops/,
      },
      {
        request: realInference(),
        npz: 'del d["ycoords_start"]',
        says: /no ycoords_start: ptycho_inference stops/,
      },
    ],
    passing: [
      { request: realTraining() },
      // array-missing reports missing positions.
      { request: realTraining(), npz: 'for k in list(d):\n  if "coords" in k: del d[k]' },
      { npz: 'del d["xcoords_start"]' },
    ],
  },
  'object-missing': {
    outcome: 'crash',
    failing: [
      { request: lightning(), npz: 'del d["objectGuess"]', says: /memory-mapped loader.*stops/ },
    ],
    passing: [
      { request: lightning() },
      { request: realTraining(), npz: 'del d["objectGuess"]' },
      { npz: 'del d["objectGuess"]' },
    ],
  },
  'object-missing-inference': {
    outcome: 'crash',
    offers: ['Set patch_weighting to uniform and varpro_scaling to False'],
    failing: [
      { request: realInference(), npz: 'del d["objectGuess"]', says: /patch_weighting 'probe'/ },
      {
        request: realInference({ patch_weighting: 'uniform' }),
        npz: 'del d["objectGuess"]',
        says: /varpro_scaling/,
      },
    ],
    passing: [
      { request: realInference() },
      {
        request: realInference({ patch_weighting: 'uniform', varpro_scaling: false }),
        npz: 'del d["objectGuess"]',
      },
      { request: inference(), npz: 'del d["objectGuess"]' },
    ],
  },
  'object-smaller-than-pattern': {
    outcome: 'info',
    failing: [
      {
        npz: 'd["objectGuess"] = d["objectGuess"][:63]',
        says: /\(63, 160\), but one pattern covers 64 by 64/,
      },
    ],
    passing: [{ npz: 'd["objectGuess"] = d["objectGuess"][:64]' }],
  },
  'scan-index-shape': {
    outcome: 'crash',
    failing: [
      {
        request: realTraining(),
        npz: 'd["scan_index"] = d["scan_index"][:, None]',
        says: /\(40, 1\).*python -m ptycho_torch\.train requires one axis/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining(), npz: 'del d["scan_index"]' },
      { npz: 'd["scan_index"] = d["scan_index"][:, None]' },
    ],
  },
  'coordinates-integer': {
    outcome: 'crash',
    failing: [
      {
        request: realTraining(),
        npz: 'd["xcoords"] = d["xcoords"].astype("i8")',
        says: /xcoords is int64: ptycho_train multiplies.*casting/,
      },
      {
        request: realInference(),
        npz: 'd["ycoords_start"] = d["ycoords_start"].astype("u2")',
        says: /ycoords_start is uint16: ptycho_inference/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining(), npz: 'd["xcoords"] = d["xcoords"].astype("f4")' },
      { npz: 'd["xcoords"] = d["xcoords"].astype("i8")' },
    ],
  },
  'coordinates-not-numbers': {
    outcome: 'crash',
    failing: [
      { npz: 'd["xcoords"] = d["xcoords"].astype("c16")', says: /xcoords is complex128/ },
      { npz: 'd["ycoords"] = d["ycoords"].astype("U8")', says: /ycoords is str/ },
    ],
    passing: [{}, { npz: 'd["xcoords"] = d["xcoords"].astype("i8")' }],
  },
  'array-pickled': {
    outcome: 'crash',
    failing: [
      {
        npz: 'd["diffraction"] = d["diffraction"].astype(object)',
        says: /^diffraction contains pickled/,
      },
      {
        request: training({ N: 64 }),
        npz: 'd["probeGuess"] = d["probeGuess"].astype(object)',
        says: /^probeGuess/,
      },
    ],
    passing: [
      { npz: 'd["_metadata"] = np.array("{}", dtype=object)' },
      { npz: 'd["notes"] = np.array([1, "a"], dtype=object)' },
      // probe-size-fallback reports it.
      { npz: 'd["probeGuess"] = d["probeGuess"].astype(object)' },
    ],
  },
  'double-precision': {
    outcome: 'info',
    failing: [
      {
        npz: 'd["diffraction"] = d["diffraction"].astype("f8"); d["objectGuess"] = d["objectGuess"].astype("c16")',
        says: /diffraction from float64 to float32, objectGuess from complex128 to complex64/,
      },
      {
        npz: 'd["probeGuess"] = d["probeGuess"].astype("c16")',
        // 64 by 64 numbers of 8 bytes more: what is spared is said, not a share of the file.
        says: /^PtychoPINN casts probeGuess from complex128 to complex64 when it reads the dataset\. Saved with this precision, the array takes 0\.0328 MB less\.$/,
      },
    ],
    passing: [{}, { npz: 'd["diffraction"] = d["diffraction"].astype("f2")' }],
  },
  'probe-axes': {
    outcome: 'crash',
    failing: [
      { request: realTraining(), npz: MODES, says: /\(3, 64, 64\).*require two axes/ },
      {
        request: realInference(),
        npz: 'd["probeGuess"] = d["probeGuess"][..., None]',
        says: /\(64, 64, 1\).*ptycho_torch\.inference/,
      },
    ],
    passing: [{ request: realTraining() }, { npz: MODES }],
  },
  'modes-taken-for-n': {
    outcome: ['crash', 'wrong-result'],
    failing: [
      {
        request: lightning(),
        npz: MODES,
        says: /N is 3/,
        leads: ['crash', 'train'],
      },
      {
        request: lightning({ architecture: 'fno' }),
        npz: MODES,
        says: /N is 3/,
        leads: ['wrong-result', 'load'],
      },
      {
        request: realTraining(),
        npz: MODES,
        says: /N is 3, the number of modes in probeGuess \(3, 64, 64\).*Save one mode as \(64, 64\)/,
      },
      {
        request: realInference(),
        npz: 'd["probeGuess"] = d["probeGuess"][None]',
        says: /N is 1, the number of modes/,
      },
    ],
    passing: [
      { npz: MODES },
      { request: realTraining({ N: 64 }), npz: MODES },
      { request: realTraining(), npz: 'd["probeGuess"] = np.stack([d["probeGuess"]] * 64)' },
      { request: realTraining(), npz: 'd["probeGuess"] = d["probeGuess"][..., None]' },
    ],
  },
  'network-size': {
    outcome: 'crash',
    failing: [
      {
        npz: OTHER_SIZE(96),
        says: /N is 96, but.*Pad patterns and probe to 128, or crop or bin them to 64/,
      },
      {
        request: realTraining(),
        npz: OTHER_SIZE(32),
        says: /N is 32, but.*ValueError for N below 64\..*Pad patterns and probe to 64\./,
      },
      {
        request: realTraining(),
        npz: OTHER_SIZE(96),
        says: /built without convolution blocks/,
      },
      {
        request: realTraining(),
        npz: OTHER_SIZE(700),
        says: /above 682.*Crop or bin patterns and probe to 256\./,
      },
    ],
    passing: [
      { npz: OTHER_SIZE(128) },
      { request: realTraining({ architecture: 'fno' }), npz: OTHER_SIZE(96) },
      { request: realTraining(), npz: MODES },
      // Training infers the size from the probe again.
      { request: realTraining({ N: 96 }) },
      { request: inference(), npz: OTHER_SIZE(96) },
    ],
  },
  'label-name': {
    outcome: 'crash',
    failing: [
      {
        request: lightning(supervised),
        npz: 'd["Y"] = d["diffraction"].astype("c8")',
        says: /labels are stored as Y: the memory-mapped loader requires label/,
      },
    ],
    passing: [
      { request: realTraining(supervised), npz: 'd["label"] = d["diffraction"].astype("c8")' },
      { request: realTraining(), npz: 'd["Y"] = d["diffraction"].astype("c8")' },
      // Reported by labels-missing.
      { request: realTraining(supervised) },
    ],
  },
  'label-shape': {
    outcome: 'crash',
    failing: [
      {
        request: lightning(supervised),
        npz: 'd["label"] = d["diffraction"][:, :32, :32].astype("c8")',
        says: /label has the shape \(40, 32, 32\), but the patterns have \(40, 64, 64\)/,
      },
      {
        request: training({ mode: 'Supervised' }),
        npz: 'd["Y"] = d["diffraction"][:1].astype("c8")',
        says: /Y has the shape \(1, 64, 64\)/,
      },
    ],
    passing: [
      {
        request: realTraining(supervised),
        npz: 'd["label"] = d["diffraction"].astype("c8"); d["Y"] = d["label"][..., None]',
      },
      { npz: 'd["Y"] = d["diffraction"][:1].astype("c8")' },
    ],
  },
});
