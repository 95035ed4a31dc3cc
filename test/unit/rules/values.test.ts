import { rulesIn } from '../../../shared/rules';
import { inference, lightning, realInference, realTraining, testRules, training } from './kit';

const CI = { profile: 'ci' };
const counted = (changes = '') =>
  `d['diffraction'] = np.round((d['diffraction'] * 200) ** 2).astype('f4')\n${changes}`;
const calibrated = counted(
  "d['probeGuess'] *= np.sqrt(d['diffraction'].sum(axis=(1, 2)).mean() / (abs(d['probeGuess']) ** 2).sum())",
);
const ROOTS = "d['diffraction'] = np.sqrt(np.round((d['diffraction'] * 20) ** 2)).astype('f4')";
const SMALL_COUNTS = "d['diffraction'] = np.round(d['diffraction'] * 4).astype('f4')";
const CUBE = `
n = 64
pick = np.arange(n) % 40
d = {k: v[pick] if v.ndim and len(v) == 40 else v for k, v in d.items()}
d['xcoords'] = d['xcoords'] + np.arange(n) * 1e-3
`;
const SUPERVISED = { model_type: 'supervised' };
const LABELS = "d['Y'] = np.exp(1j * d['diffraction']).astype('c8')";
const MIN_DIST = { neighbor_function: 'Min_dist' };

testRules(rulesIn('values'), {
  'values-not-read': {
    outcome: 'info',
    failing: [
      {
        npz: "d['Y'] = np.zeros((40, 470, 470), 'c8')",
        says: /with 7\d\.\d MB of arrays.*Check values.*--values always/,
      },
    ],
    passing: [
      {},
      // PtychoPINN does not read this array.
      { npz: "d['reconstruction'] = np.zeros((40, 470, 470), 'c8')" },
    ],
  },
  'values-not-finite': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['diffraction'][[3, 7], 0, 0] = np.nan\nd['diffraction'][7, 1, 1] = np.inf",
        says: /3 of 163840 values in diffraction are not finite \(2 NaN, 1 infinite\), at indices 3 and 7/,
      },
      {
        npz: "d['probeGuess'][0, 0] = np.nan * 1j",
        says: /1 of 4096 values in probeGuess .*nan_to_num\./,
      },
      { npz: "d['probeGuess'][0, :2] = np.inf", says: /2 of 4096 .*\(2 infinite\)/ },
      {
        request: training(SUPERVISED),
        npz: `${LABELS}\nd['Y'][0, 0, 0] = np.nan`,
        says: /values in Y .*1 NaN/,
      },
    ],
    passing: [{}, { npz: `${LABELS}\nd['Y'][0, 0, 0] = np.nan` }],
  },
  'patterns-negative': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['diffraction'][5, 5, 5] = -0.25",
        says: /negative values: 1 of 163840, minimum -0\.25/,
      },
    ],
    passing: [{}, { npz: "d['diffraction'][5, 5, 5] = -0.0" }],
  },
  'patterns-all-zero': {
    outcome: ['crash', 'wrong-result'],
    failing: [
      { npz: "d['diffraction'] *= 0", says: /All 40 patterns/ },
      {
        request: realTraining(),
        npz: "d['diffraction'] *= 0; d['diff3d'] = d['diffraction']",
        says: /All 40 patterns/,
        leads: ['wrong-result', 'train'],
      },
    ],
    passing: [{ npz: "d['diffraction'][1:] *= 0" }],
  },
  'patterns-blank': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['diffraction'][[0, 9, 39]] = 0",
        says: /3 of 40 patterns are .*\(indices 0, 9 and 39\)/,
      },
      { npz: "d['diffraction'][:20] = 0", says: /20 of 40.*\(indices 0, 1, 2, 3, 4, 5, 6, 7 …\)/ },
      {
        npz: "d['diffraction'][4] = 0\nd['diffraction'] = np.asfortranarray(d['diffraction'])",
        says: /1 of 40 patterns is .*\(index 4\)/,
      },
      {
        npz: "d['diffraction'][4] = 0\nd['diffraction'] = np.moveaxis(d['diffraction'], 0, -1).copy()",
        says: /1 of 40 patterns is .*\(index 4\)/,
      },
    ],
    passing: [{}, { npz: "d['diffraction'][4] = 0\nd['diffraction'][4, 32, 32] = 1e-6" }],
  },
  'patterns-whole': {
    outcome: 'wrong-result',
    failing: [
      { npz: counted(), says: /whole numbers up to 640000, probably photon counts/ },
      { request: realTraining(), npz: counted(), says: /counts/ },
      { request: inference(), npz: counted(), says: /counts/ },
      // The count contract alone, the default, has no effect.
      {
        request: realTraining({
          scale_contract_version: 'ci_intensity_v2',
          measurement_domain: 'count_intensity',
        }),
        npz: SMALL_COUNTS,
        says: /whole numbers up to 16/,
      },
    ],
    passing: [
      {},
      { npz: ROOTS },
      { request: realTraining({}, CI), npz: counted() },
      // The trained model may expect counts.
      { request: realInference(), npz: counted() },
      { npz: "d['diffraction'] = (d['diffraction'] > 1).astype('f4')" },
      // Reported by patterns-integer.
      { npz: "d['diffraction'] = np.round(d['diffraction'] * 4).astype('u2')" },
    ],
  },
  'patterns-range': {
    outcome: 'info',
    failing: [{ npz: "d['diffraction'] = (d['diffraction'] * 9.3) ** 4", says: /times its mean/ }],
    passing: [{}, { npz: "d['diffraction'] *= 20" }, { npz: ROOTS }],
  },
  'counts-expected': {
    outcome: 'wrong-result',
    failing: [
      {
        request: realTraining({}, CI),
        says: /contains fractions up to 4, probably normalised amplitudes/,
      },
      { request: realTraining({}, CI), npz: ROOTS, says: /square roots of whole numbers/ },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining({}, CI), npz: counted() },
      // Counts multiplied by a gain are counts.
      { request: realTraining({}, CI), npz: counted("d['diffraction'] *= 0.97") },
    ],
  },
  'nphotons-not-measured': {
    outcome: 'info',
    offers: ['Set nphotons to 39,000'],
    failing: [
      {
        request: training({ nphotons: 1e9 }),
        npz: ROOTS,
        says: /nphotons is 1e\+9, but .* photons per pattern/,
      },
    ],
    passing: [
      { request: training({ nphotons: 1e9 }) },
      { npz: counted() },
      // Merged into nphotons-divergence when nphotons is not set.
      {
        request: training({}, { overrides: { n_groups: 16, test_data_file: 'validation.npz' } }),
        npz: ROOTS,
      },
    ],
  },
  'counts-low-dose': {
    outcome: 'info',
    failing: [
      { request: realTraining({}, CI), npz: SMALL_COUNTS, says: /photons per pattern on average/ },
    ],
    passing: [{ request: realTraining({}, CI), npz: calibrated }, { npz: SMALL_COUNTS }],
  },
  'patterns-twice': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['diff3d'] = d['diffraction'] ** 2",
        says: /diffraction and diff3d contain different/,
      },
      { npz: "d['diff3d'] = d['diffraction'][:20]", says: /different/ },
    ],
    passing: [
      {},
      { npz: "d['diff3d'] = d['diffraction']" },
      { npz: "d['diff3d'] = np.asfortranarray(d['diffraction'].astype('f8'))" },
    ],
  },
  'patterns-axis-order': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: `${CUBE}\nd['diffraction'] = np.moveaxis(d['diffraction'], 0, -1).copy()`,
        says: /shape \(64, 64, 64\)/,
      },
      {
        npz: `${CUBE}\nd['diffraction'] = np.asfortranarray(np.moveaxis(d['diffraction'], 0, -1))`,
        says: /shape \(64, 64, 64\)/,
      },
    ],
    passing: [
      { npz: CUBE },
      { npz: `${CUBE}\nd['diffraction'] = np.asfortranarray(d['diffraction'])` },
    ],
  },
  'positions-not-finite': {
    outcome: 'crash',
    failing: [
      { npz: "d['xcoords'][3] = np.nan\nd['ycoords'][4] = np.inf", says: /infinite: 2 of 40/ },
    ],
    passing: [{}],
  },
  'positions-unit': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['xcoords'] *= 3e-8\nd['ycoords'] *= 3e-8",
        says: /span only 2\.\d+e-6: they are probably in metres/,
      },
    ],
    passing: [{}, { npz: "d['xcoords'] *= 1e-9" }],
  },
  'positions-far-apart': {
    outcome: 'wrong-result',
    failing: [
      { npz: "d['xcoords'] *= 20\nd['ycoords'] *= 20", says: /patches are 64 pixels wide/ },
    ],
    passing: [{}, { npz: "d['xcoords'] *= 6\nd['ycoords'] *= 4" }],
  },
  'positions-all-equal': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['xcoords'][:] = 80\nd['ycoords'][:] = 81",
        says: /All 40 positions are \(80, 81\)/,
      },
    ],
    passing: [{}, { npz: "d['xcoords'][:] = 80" }],
  },
  'positions-on-a-line': {
    outcome: 'info',
    failing: [
      { npz: "d['ycoords'] = d['xcoords'].copy()", says: /on one line/ },
      { npz: "d['ycoords'][:] = 80", says: /All 40 distinct positions/ },
    ],
    passing: [{}, { npz: "d['ycoords'] = 80 + np.arange(40) % 2 * 10.0" }],
  },
  'positions-repeated': {
    outcome: 'info',
    failing: [
      {
        npz: "d['xcoords'][20:] = d['xcoords'][:20]\nd['ycoords'][20:] = d['ycoords'][:20]",
        says: /repeat an earlier one: 20 of 40/,
      },
    ],
    passing: [
      {},
      { npz: "d['xcoords'][20:] = d['xcoords'][:20]" },
      // Reported by positions-all-equal.
      { npz: "d['xcoords'][:] = 70\nd['ycoords'][:] = 70" },
    ],
  },
  'positions-outside-object': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['xcoords'] -= 80\nd['ycoords'] -= 80",
        says: /outside objectGuess \(x .*160 by 160\)/,
      },
      { npz: "d['xcoords'] += 50", says: /up to \d+\.\d+ pixels outside objectGuess \(x 9/ },
      // On a line, the extent along it is what shows that these are pixels.
      { npz: "d['xcoords'][:] = -30", says: /30 pixels outside/ },
    ],
    passing: [
      {},
      { npz: "d['objectGuess'] = np.ones((64, 64), 'c8')" },
      { npz: "d['xcoords'] *= 1e-8\nd['ycoords'] *= 1e-8" },
    ],
  },
  'patches-cross-object': {
    outcome: 'info',
    failing: [{ npz: "d['xcoords'] -= 30", says: /Patches of 64 by 64 pixels extend up to/ }],
    passing: [
      {},
      { npz: "d['xcoords'] += 32 - d['xcoords'].min() - 1" },
      // Reported by positions-outside-object.
      { npz: "d['xcoords'] -= 80" },
    ],
  },
  'neighbour-distance': {
    outcome: ['wrong-result', 'crash'],
    offers: ['Set max_neighbor_distance to 19', 'Set max_neighbor_distance to 32'],
    failing: [
      {
        request: lightning({ ...MIN_DIST, gridsize: 2 }),
        says: /within 3 pixels.*Min_dist|Min_dist.*within 3 pixels/,
      },
      {
        request: lightning({ neighbor_function: '4_quadrant', gridsize: 2 }),
        npz: "d['xcoords'] *= 2",
        says: /4_quadrant/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: lightning({ ...MIN_DIST, gridsize: 2, max_neighbor_distance: 30 }) },
      { request: realTraining({ ...MIN_DIST, gridsize: 2 }) },
      { request: realTraining({ ...MIN_DIST, gridsize: 1 }) },
      {
        request: realTraining({ ...MIN_DIST, gridsize: 2 }),
        npz: "d['xcoords'] /= 10\nd['ycoords'] /= 10",
      },
    ],
  },
  'probe-zero': {
    outcome: ['crash', 'wrong-result'],
    failing: [
      { npz: "d['probeGuess'] *= 0", says: /All 4096 pixels/ },
      {
        request: realTraining(),
        npz: "d['probeGuess'] *= 0",
        says: /All 4096 pixels/,
        leads: ['wrong-result', 'train'],
      },
    ],
    passing: [{}, { npz: "d['probeGuess'][:, 1:] = 0" }],
  },
  'probe-phase-zero': {
    outcome: 'info',
    failing: [
      {
        npz: "d['probeGuess'] = abs(d['probeGuess']).astype('c8')",
        says: /imaginary part is zero/,
      },
    ],
    passing: [
      {},
      { npz: "d['probeGuess'] = abs(d['probeGuess'])" },
      { npz: "d['probeGuess'] *= 0" },
    ],
  },
  'probe-off-centre': {
    outcome: 'wrong-result',
    failing: [
      {
        npz: "d['probeGuess'] = np.fft.fftshift(d['probeGuess'])",
        says: /% of the probe's energy/,
      },
      {
        npz: "d['probeGuess'] = np.asfortranarray(np.stack([np.fft.fftshift(d['probeGuess'])] * 3))",
        says: /fftshift\(probeGuess, axes=\(-2, -1\)\)/,
      },
    ],
    passing: [
      {},
      { npz: "d['probeGuess'] = np.ones((64, 64), 'c8') * 1j" },
      { npz: "d['probeGuess'] = np.asfortranarray(np.stack([d['probeGuess']] * 3))" },
      { npz: "d['probeGuess'] = d['probeGuess'][..., None]" },
    ],
  },
  'probe-not-calibrated': {
    outcome: 'info',
    failing: [
      { request: realTraining({}, CI), npz: counted(), says: /a pattern contains .* counts/ },
    ],
    passing: [{ request: realTraining({}, CI), npz: calibrated }, { npz: counted() }],
  },
  'label-constant': {
    outcome: 'wrong-result',
    failing: [
      {
        request: training(SUPERVISED),
        npz: "d['Y'] = np.ones((40, 64, 64), 'c8')",
        says: /values of Y are 1/,
      },
    ],
    passing: [
      // A pure phase object has a constant amplitude.
      { request: training(SUPERVISED), npz: LABELS },
      { npz: "d['Y'] = np.ones((40, 64, 64), 'c8')" },
    ],
  },
});
