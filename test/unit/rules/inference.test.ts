import path from 'node:path';
import { rulesIn } from '../../../shared/rules';
import { FIXTURES } from '../../conformance/read';
import { lacking } from '../model/archives';
import { inference, realInference, realTraining, testRules } from './kit';

const COUNTS = { scale_contract_version: 'ci_intensity_v2', measurement_domain: 'count_intensity' };
/** Three rows of eight; six positions are inside the bounds. */
const SIX = 'd = {k: v[:24] if v.ndim and len(v) == 40 else v for k, v in d.items()}';
const NONE_INSIDE =
  "for axis in 'xcoords', 'ycoords': d[axis] = np.where(d[axis] < np.median(d[axis]), 40.0, 120.0)";
const UNIFORM = { patch_weighting: 'uniform', varpro_scaling: false };

const model = (name: string) => ({ model_path: path.join(FIXTURES, 'models', name) });
const refactorOf = (model_path: string) =>
  inference({}, { target: 'ptychopinn-refactor-2026.07', model_path });
const refactor = (name: string) => refactorOf(model(name).model_path);
/** The patterns and the probe on a larger detector. */
const LARGER =
  "d['diffraction'] = d['diff3d'] = np.pad(d['diff3d'], ((0, 0), (32, 32), (32, 32)), constant_values=1e-3); d['probeGuess'] = np.pad(d['probeGuess'], 32)";

testRules(rulesIn('inference'), {
  'model-archive-invalid': {
    outcome: 'crash',
    failing: [
      {
        request: realInference({}, model('empty')),
        says: /is empty \(0 bytes\)\. Inference stops/,
      },
      { request: refactor('empty'), says: /is empty/ },
    ],
    passing: [
      { request: realInference() },
      { request: inference({}, model('empty')) },
      { request: realInference({}, model('no_archive')), rejectedBy: 'model-archive-missing' },
    ],
  },
  'model-archive-incomplete': {
    outcome: 'crash',
    failing: [
      {
        request: realInference({}, { model_path: lacking('manifest.dill') }),
        says: /has no manifest\.dill/,
      },
      {
        request: realInference({}, { model_path: lacking('diffraction_to_obj/model.pth') }),
        says: /has no diffraction_to_obj\/model\.pth/,
      },
      {
        request: refactorOf(lacking('autoencoder/model.pth', 'refactor')),
        says: /has no autoencoder\/model\.pth/,
      },
    ],
    passing: [
      { request: realInference() },
      // The main branch loads the other network alone.
      { request: realInference({}, { model_path: lacking('autoencoder/model.pth') }) },
      { request: refactor('refactor') },
    ],
  },
  'model-of-other-revision': {
    outcome: 'crash',
    failing: [
      { request: realInference({}, model('refactor')), says: /torch-artifact-portable-v2/ },
      { request: refactor('trained'), says: /ci-entrypoints-v1/ },
    ],
    passing: [{ request: realInference() }, { request: refactor('refactor') }],
  },
  'model-size-differs': {
    outcome: ['crash', 'wrong-result'],
    failing: [
      { request: realInference(), npz: LARGER, says: /64 × 64 pixels; the dataset has 128 × 128/ },
      { request: realInference(UNIFORM), npz: LARGER, says: /finishes, but the network was never/ },
    ],
    passing: [{ request: realInference() }, { request: realInference(UNIFORM) }],
  },
  'model-contract-differs': {
    outcome: 'crash',
    offers: ['Clear scale_contract_version and measurement_domain'],
    failing: [
      {
        request: realInference({
          scale_contract_version: 'legacy_v1',
          measurement_domain: 'normalized_amplitude',
        }),
        says: /is legacy_v1, but the model was trained with ci_intensity_v2/,
      },
    ],
    passing: [{ request: realInference(COUNTS) }, { request: realInference() }],
  },
  'counts-need-varpro': {
    outcome: 'info',
    offers: ['Set varpro_scaling to True'],
    failing: [
      { request: realInference({ ...COUNTS, varpro_scaling: false }), says: /Set varpro_scaling/ },
      { request: realTraining({ varpro_scaling: false }, { profile: 'ci' }), says: /ci_intensity/ },
    ],
    passing: [
      { request: realInference({ ...COUNTS, patch_weighting: 'uniform' }) },
      { request: realInference({ varpro_scaling: false }) },
      { request: realTraining({ ...COUNTS, varpro_scaling: false }) },
    ],
  },
  'whole-scan': {
    outcome: 'info',
    offers: ['Set patch_weighting to uniform and varpro_scaling to False'],
    failing: [
      { request: realInference(), says: /n_groups is 32, but patch_weighting 'probe'/ },
      { request: realInference({ varpro_scaling: true }), says: /--n_images/ },
    ],
    passing: [
      { request: realInference(UNIFORM) },
      // The whole scan.
      { request: realInference({ n_groups: 40 }) },
    ],
  },
  'probe-mask-ignored': {
    outcome: 'ignored',
    offers: ['Clear probe_mask'],
    failing: [
      { request: realInference({ probe_mask: true }), says: /mask of the trained network/ },
    ],
    passing: [
      { request: realInference({ probe_mask: true, ...UNIFORM }) },
      { request: realInference({ probe_mask: false }) },
      { request: inference({ probe_mask: true }) },
    ],
  },
  'uniform-repeats-pattern': {
    outcome: 'wrong-result',
    offers: ["Set patch_weighting to 'probe'"],
    failing: [{ request: realInference(UNIFORM, model('grouped')), says: /repeated 4 times/ }],
    passing: [
      { request: realInference(UNIFORM) },
      { request: realInference({ gridsize: 2 }) },
      { request: realInference({ gridsize: 2, patch_weighting: 'uniform' }) },
    ],
  },
  'inference-neighbours-too-few': {
    outcome: ['crash', 'info'],
    failing: [
      {
        request: realInference({}, model('grouped')),
        npz: SIX,
        says: /contain 6 of \d+ positions.* needs 7/,
      },
      // Nothing is known of a model that cannot be read.
      { request: realInference({}, model('empty')), npz: SIX, says: /A network trained on groups/ },
    ],
    passing: [
      { request: realInference({}, model('grouped')) },
      { request: realInference({ gridsize: 2 }), npz: SIX },
      // Reported by positions-outside-bounds: there is nothing to group.
      { request: realInference({}, model('grouped')), npz: NONE_INSIDE },
      { request: realInference(UNIFORM, model('grouped')), npz: SIX },
    ],
  },
  'patch-stats-unused': {
    outcome: 'ignored',
    offers: ['Clear patch_stats_limit'],
    failing: [
      { request: realInference({ patch_stats_limit: 4 }), says: /log_patch_stats is False/ },
      {
        request: realTraining({ patch_stats_limit: 0, log_patch_stats: true }),
        says: /Set it to 1 or more/,
      },
    ],
    passing: [
      { request: realInference({ patch_stats_limit: 4, log_patch_stats: true }) },
      { request: realInference({ patch_stats_limit: null }) },
      { request: realTraining({}, { cli_defaults: true }) },
    ],
  },
});
