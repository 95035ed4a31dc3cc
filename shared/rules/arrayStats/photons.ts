import { rule } from '../rule';
import { short } from './text';

/** Photons in a pattern below which PtychoPINN's authors find simulated Poisson data too weak to conclude from. */
const LEAST_DOSE = 1e6;
/** Within this factor the two numbers are the same for the loss. */
export const NEAR_PHOTONS = 2;

export const photonNumber = rule({
  id: 'nphotons-not-measured',
  title: 'nphotons is not what the patterns hold',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: ['nphotons', 'diffraction'],
  source: 'V28; SYNTH-POISSON-DOSE-001; POISSON-SCALE-001',
  why: 'nphotons scales the amplitudes to photons for the Poisson loss; it is a label, nothing measures it. When the squares of the amplitudes are whole numbers, they are the photons, and their mean is the number to give.',
  check: ({ values, valuesOf, number, override, takesCounts }) => {
    const stack = values?.patterns;
    const measured = stack?.meanEnergy;
    if (!stack || !measured || takesCounts() || !valuesOf(stack.array)?.wholeSquares) return [];
    const nphotons = number('pt_data_config', 'nphotons');
    if (nphotons === undefined || nphotons <= 0) return [];
    if (nphotons < measured * NEAR_PHOTONS && measured < nphotons * NEAR_PHOTONS) return [];
    const value = Number(measured.toPrecision(3));
    return [
      {
        fields: ['nphotons', stack.array],
        message: `${
          override('nphotons') === undefined
            ? `nphotons is not set: the run assumes ${short(nphotons)}`
            : `nphotons is ${short(nphotons)}`
        }; the patterns of ${stack.array} hold ${value.toLocaleString('en')} photons on average${rangeText(stack.energyRange)} (their squares are whole numbers). Use that number, unless the patterns are scaled on purpose.`,
        fixes: [
          {
            label: `Set nphotons to ${value}`,
            recommended: true,
            edits: [{ op: 'set-override', name: 'nphotons', value }],
          },
        ],
      },
    ];
  },
});

/** `, 242,700 to 246,300 each`; nothing where all patterns hold the same. */
function rangeText(range: { readonly min: number; readonly max: number } | null): string {
  if (!range || range.min === range.max) return '';
  const text = (number: number) => Number(number.toPrecision(4)).toLocaleString('en');
  return `, ${text(range.min)} to ${text(range.max)} each`;
}

export const lowDose = rule({
  id: 'counts-low-dose',
  title: 'Few photons in a pattern',
  outcome: 'info',
  stage: 'train',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  fields: ['diffraction', 'nphotons'],
  source: 'SYNTH-POISSON-DOSE-001',
  why: "The dose is what the counts hold, not what nphotons says. PtychoPINN's authors ask for a million photons in a simulated pattern before a result with the Poisson loss means anything.",
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const stack = values?.patterns;
    const dose = stack?.total?.mean;
    if (!stack || !dose || !takesCounts() || !valuesOf(stack.array)?.whole) return [];
    if (dose <= 0 || dose >= LEAST_DOSE) return [];
    return [
      {
        fields: [stack.array, datasetField],
        message: `A pattern of ${stack.array} holds ${short(dose)} photons on average; below a million, simulated data with the Poisson loss are too weak to conclude from. For measured data it is as it is.`,
      },
    ];
  },
});
