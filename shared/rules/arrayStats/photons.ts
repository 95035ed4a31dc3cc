import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { shownValue } from '../../values/shown';
import { asCode } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { short } from './text';

const FLOAT = { kind: 'float' } as const;

/** Photons per pattern that PtychoPINN's authors require of simulated data for the Poisson loss. */
const LEAST_DOSE = 1e6;
/** A smaller factor between the two numbers does not matter to the loss. */
export const NEAR_PHOTONS = 2;

export const photonNumber = rule({
  id: 'nphotons-not-measured',
  title: 'nphotons does not match the patterns',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: ['nphotons', 'diffraction'],
  source: [
    knownIssue('SYNTH-POISSON-DOSE-001'),
    knownIssue('POISSON-SCALE-001'),
    evidence('sources-of-the-photon-number'),
  ],
  why: '`nphotons` scales amplitudes to photon counts in the Poisson loss; PtychoPINN does not measure it. When the squared amplitudes are whole numbers, they are photon counts, and their mean sum per pattern is the value to use.',
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
            ? `\`nphotons\` is not set (the run uses ${short(nphotons)})`
            : `\`nphotons\` is ${short(nphotons)}`
        }, but ${asCode(stack.array)} contains ${value.toLocaleString('en')} photons per pattern on average${rangeText(stack.energyRange)}, judging by its squares, which are whole numbers. Use the measured value unless the patterns are scaled on purpose.`,
        short: `${
          override('nphotons') === undefined ? 'Not set: the run assumes' : 'The run assumes'
        } ${shownValue(nphotons, FLOAT)}, your patterns hold ${shownValue(value, FLOAT)}.`,
        fixes: [
          {
            label: `Set nphotons to ${shownValue(value, FLOAT)}`,
            basis: 'measured',
            edits: [{ op: 'set-override', name: 'nphotons', value }],
          },
        ],
      },
    ];
  },
});

/** ` (242,700 to 246,300)`; empty when all patterns contain the same number. */
function rangeText(range: { readonly min: number; readonly max: number } | null): string {
  if (!range || range.min === range.max) return '';
  const text = (number: number) => Number(number.toPrecision(4)).toLocaleString('en');
  return ` (${text(range.min)} to ${text(range.max)})`;
}

export const lowDose = rule({
  id: 'counts-low-dose',
  title: 'Few photons per pattern',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['diffraction', 'nphotons'],
  source: [knownIssue('SYNTH-POISSON-DOSE-001')],
  why: "The counts themselves define the dose, not `nphotons`. PtychoPINN's authors require a million photons per simulated pattern before they draw conclusions from the Poisson loss.",
  check: ({ values, valuesOf, takesCounts, datasetField }) => {
    const stack = values?.patterns;
    const dose = stack?.total?.mean;
    if (!stack || !dose || !takesCounts() || !valuesOf(stack.array)?.whole) return [];
    if (dose <= 0 || dose >= LEAST_DOSE) return [];
    return [
      {
        fields: [stack.array, datasetField],
        message: `${asCode(stack.array)} contains ${short(dose)} photons per pattern on average. Below a million, simulated data are too weak to draw conclusions from the Poisson loss. For measured data there is nothing to change.`,
      },
    ];
  },
});
