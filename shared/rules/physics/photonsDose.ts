import { knownIssue } from '../../sources/upstream';
import { formatValue, pythonFloat } from '../../values/python';
import { asNumber } from '../../values/value';
import { NEAR_PHOTONS } from '../arrayStats/photons';
import type { Context } from '../context';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isCountIntensity } from './contract';

/** Photons per pattern below which PtychoPINN's notes do not recommend the Poisson loss. */
const FEW = 1e6;

export const photonsFew = rule({
  id: 'photons-few',
  title: 'nphotons is low for the Poisson loss',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['nphotons'],
  source: [knownIssue('SYNTH-POISSON-DOSE-001')],
  tried: true,
  why: '`nphotons` is a label: it scales the loss and is independent of the photons in the data. For simulated data, PtychoPINN recommends the Poisson loss only from a million measured photons per pattern.',
  check: (context) => {
    const { number, layer, value } = context;
    const seen = number('tf_training_config', 'nphotons');
    if (seen === undefined || seen <= 0 || seen >= FEW || isCountIntensity(context)) return [];
    if (layer('tf_training_config', 'nphotons') === 'tf-default') return [];
    if (value('tf_training_config', 'torch_loss_mode') !== 'poisson') return [];
    if (isMeasured(context, seen)) return [];
    return [
      {
        fields: ['nphotons'],
        message: `\`nphotons\` is ${pythonFloat(seen)}, below 1e6 photons per pattern. The Poisson loss carries little signal at this dose. Check that the patterns really contain so few photons.`,
      },
    ];
  },
});

/** Whether the patterns contain about as many photons, so that the number needs no check. */
function isMeasured({ values, valuesOf }: Context, nphotons: number): boolean {
  const stack = values?.patterns;
  const measured = stack?.meanEnergy;
  if (!stack || !measured || !valuesOf(stack.array)?.wholeSquares) return false;
  return nphotons < measured * NEAR_PHOTONS && measured < nphotons * NEAR_PHOTONS;
}

export const photonsInert = rule({
  id: 'photons-inert',
  title: 'nphotons has no effect on raw counts',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['nphotons', 'scale_contract_version'],
  source: [knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'), knownIssue('SYNTH-POISSON-DOSE-001')],
  tried: true,
  why: 'The contract ci_intensity_v2 takes the scale from the counts of the training patterns and the calibrated probe.',
  check: (context) => {
    const seen = context.override('nphotons');
    if (seen === undefined || asNumber(seen) === undefined || !isCountIntensity(context)) return [];
    const shown = formatValue(seen, { kind: 'float' });
    return [
      {
        fields: ['nphotons'],
        message: `\`nphotons\` is ${shown}, but ci_intensity_v2 ignores it and trains on the counts in the data. Clear it, or keep it as a note.`,
        short: `${shown} is ignored: ci_intensity_v2 trains on the counts in the data.`,
        fixes: [clearOverrides('nphotons')],
      },
    ];
  },
});
