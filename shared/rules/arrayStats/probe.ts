import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { short } from './text';

/** A uniform probe has 0.25. */
const LEAST_CENTRAL = 0.1;
/** Accepted ratios of probe energy to pattern energy; the object absorbs some of the light. */
const CALIBRATED = { least: 1 / 30, most: 1000 };

export const probeEmpty = rule({
  id: 'probe-zero',
  title: 'The probe is zero everywhere',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['probeGuess'],
  raises: ['ValueError: norm must be positive'],
  source: [
    code.scalingContract(177),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('probe-scale'),
  ],
  tried: true,
  why: 'Without illumination the loss is infinite or NaN, yet the run ends without an error and writes a model bundle. The memory-mapped loader divides by the mean of the probe and stops.',
  check: ({ valuesOf, datasetField }) => {
    const probe = valuesOf('probeGuess');
    if (!probe || probe.count === 0 || probe.max !== 0) return [];
    const fields = ['probeGuess', datasetField];
    const message = `All ${probe.count} pixels of \`probeGuess\` are zero. Save the measured or estimated probe.`;
    return [
      { fields, message, entryPoints: ['native', 'script', 'python'] },
      { fields, message, entryPoints: ['lightning'], outcome: 'crash', stage: 'load' },
    ];
  },
});

export const probePhase = rule({
  id: 'probe-phase-zero',
  title: 'The probe has no phase',
  outcome: 'info',
  stage: 'load',
  fields: ['probeGuess'],
  source: [evidence('precision-and-number-types')],
  tried: true,
  why: 'A complex probe whose imaginary part is zero is usually an amplitude that was cast to complex. It is correct only for an ideal, flat illumination.',
  check: ({ valuesOf, array, datasetField }) => {
    const probe = valuesOf('probeGuess');
    const axes = array('probeGuess')?.shape.length ?? 0;
    if (!probe?.complex || probe.imaginary || probe.max === 0 || axes < 2) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message:
          '`probeGuess` is complex, but its imaginary part is zero everywhere. Save the complex field, not its amplitude, unless this is the ideal probe of a simulation.',
      },
    ];
  },
});

export const probeCorners = rule({
  id: 'probe-off-centre',
  title: 'The probe is not centred (missing fftshift?)',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['probeGuess'],
  source: [evidence('probe-scale')],
  tried: true,
  why: 'PtychoPINN multiplies probe and patch pixel by pixel and expects the probe in the centre; a probe mask keeps only the centre. A probe in the corners is usually a Fourier transform without fftshift.',
  check: ({ values, datasetField }) => {
    const share = values?.probe?.centralShare;
    if (share === null || share === undefined || share >= LEAST_CENTRAL) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `Only ${short(100 * share)} % of the probe's energy is in the central half of its rows and columns. Save \`numpy.fft.fftshift(probeGuess, axes=(-2, -1))\`, or centre the probe.`,
      },
    ];
  },
});

export const probeCalibration = rule({
  id: 'probe-not-calibrated',
  title: 'Probe energy does not match the counts',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['probeGuess', 'diffraction', 'scale_contract_version'],
  source: [knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001')],
  why: 'With the count contract, the energy of the probe is the number of photons on the object, about the number of photons in a pattern. Otherwise the reconstructed object amplitude has an arbitrary scale.',
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const photons = values?.patterns?.total?.mean;
    const energy = valuesOf('probeGuess')?.energy;
    if (!photons || photons <= 0 || !energy || !takesCounts()) return [];
    const ratio = energy / photons;
    if (ratio >= CALIBRATED.least && ratio <= CALIBRATED.most) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `The probe's energy, the sum of |probeGuess|², is ${short(energy)}, but a pattern contains ${short(photons)} counts on average. Multiply the probe by ${short(Math.sqrt(photons / energy))} to make object amplitudes comparable between runs.`,
        short: `The probe's energy is ${short(energy)}, a pattern contains ${short(photons)} counts.`,
      },
    ];
  },
});
