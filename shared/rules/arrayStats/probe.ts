import { rule } from '../rule';
import { short } from './text';

/** An even probe has a quarter there. */
const LEAST_CENTRAL = 0.1;
/** How far probe and patterns may differ in energy: the object takes some of the light, never more than all but little. */
const CALIBRATED = { least: 1 / 30, most: 1000 };

export const probeEmpty = rule({
  id: 'probe-zero',
  title: 'The probe is zero everywhere',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['probeGuess'],
  source: 'V34; CI-ABSOLUTE-SCALE-CONTRACT-001 (SC:177)',
  why: 'Without light on the object the loss is infinite or not a number; the run ends without an error and writes a bundle. The memory-mapped loader divides by the mean of the probe and stops.',
  check: ({ valuesOf, datasetField }) => {
    const probe = valuesOf('probeGuess');
    if (!probe || probe.count === 0 || probe.max !== 0) return [];
    const fields = ['probeGuess', datasetField];
    const message = `probeGuess is zero at all ${probe.count} pixels. Save the illumination, or an estimate of it.`;
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
  source: 'V10',
  why: 'A complex probe whose imaginary part is zero everywhere is most often an amplitude that was cast. It is right for an ideal, flat illumination only.',
  check: ({ valuesOf, array, datasetField }) => {
    const probe = valuesOf('probeGuess');
    const axes = array('probeGuess')?.shape.length ?? 0;
    if (!probe?.complex || probe.imaginary || probe.max === 0 || axes < 2) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message:
          'probeGuess is complex, and its imaginary part is zero everywhere. If that is not the ideal probe of a simulation, save the complex field, not its amplitude.',
      },
    ];
  },
});

export const probeCorners = rule({
  id: 'probe-off-centre',
  title: 'The probe lies in the corners',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['probeGuess'],
  source: 'V34',
  why: 'The probe multiplies the patch pixel by pixel with its middle in the middle, and a probe mask keeps the middle. One in the corners was most often left as a Fourier transform has it.',
  check: ({ values, datasetField }) => {
    const share = values?.probe?.centralShare;
    if (share === null || share === undefined || share >= LEAST_CENTRAL) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `Only ${short(100 * share)} % of the probe's energy lies in its middle half by half. Save numpy.fft.fftshift(probeGuess, axes=(-2, -1)), or centre it.`,
      },
    ];
  },
});

export const probeCalibration = rule({
  id: 'probe-not-calibrated',
  title: "The probe's energy is not that of the counts",
  outcome: 'info',
  stage: 'train',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  fields: ['probeGuess', 'diffraction', 'scale_contract_version'],
  source: 'CI-ABSOLUTE-SCALE-CONTRACT-001',
  why: 'With the count contract the energy of the probe is the number of photons on the object, about what a pattern holds. Otherwise the amplitude of the object comes out in units of its own.',
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const photons = values?.patterns?.total?.mean;
    const energy = valuesOf('probeGuess')?.energy;
    if (!photons || photons <= 0 || !energy || !takesCounts()) return [];
    const ratio = energy / photons;
    if (ratio >= CALIBRATED.least && ratio <= CALIBRATED.most) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `The probe's energy, the sum of |probeGuess| squared, is ${short(energy)}; a pattern holds ${short(photons)} counts. Scale the probe by ${short(Math.sqrt(photons / energy))} to compare amplitudes of the object with others.`,
      },
    ];
  },
});
