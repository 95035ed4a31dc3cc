import { rulesIn } from '../../../shared/rules';
import { inference, realInference, realTraining, testRules } from './kit';

const COUNTS = { scale_contract_version: 'ci_intensity_v2', measurement_domain: 'count_intensity' };
/** Three rows of eight; six positions are inside the bounds. */
const SIX = 'd = {k: v[:24] if v.ndim and len(v) == 40 else v for k, v in d.items()}';
const NONE_INSIDE =
  "for axis in 'xcoords', 'ycoords': d[axis] = np.where(d[axis] < np.median(d[axis]), 40.0, 120.0)";
const UNIFORM = { patch_weighting: 'uniform', varpro_scaling: false };

testRules(rulesIn('inference'), {
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
    failing: [{ request: realInference({ gridsize: 2, ...UNIFORM }), says: /repeated 4 times/ }],
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
        request: realInference({ gridsize: 2 }),
        npz: SIX,
        says: /contain 6 of \d+ positions.* needs 7/,
      },
      { request: realInference(), npz: SIX, says: /A network trained on groups/ },
    ],
    passing: [
      { request: realInference({ gridsize: 2 }) },
      { request: realInference({ gridsize: 1 }), npz: SIX },
      // Reported by positions-outside-bounds: there is nothing to group.
      { request: realInference({ gridsize: 2 }), npz: NONE_INSIDE },
      { request: realInference({ gridsize: 2, ...UNIFORM }), npz: SIX },
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
