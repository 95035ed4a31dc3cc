/** Descriptions of the group `loss`: what training minimises. */
import type { Descriptions } from './types';

const WEIGHT = { min: 0, max: 1 } as const;
const COEFFICIENT = { min: 0, max: 100 } as const;

export const LOSS = {
  torch_loss_mode: {
    label: 'Loss mode',
    help: 'What PyTorch minimises: poisson for counting noise, mae for supervised training, which accepts nothing else.',
    level: 'common',
  },
  loss_function: {
    label: 'Loss function',
    help: 'Poisson or mean absolute error on the patterns. Where torch_loss_mode exists, it decides and replaces this value.',
    level: 'common',
  },
  nll_weight: {
    label: 'Poisson weight',
    help: 'Weight of the Poisson likelihood. In PyTorch it is only on or off: anything above 0 counts as 1.',
    range: WEIGHT,
    level: 'common',
  },
  nll: {
    label: 'Poisson likelihood',
    help: 'Whether the Poisson likelihood is in the loss. It follows nll_weight where that is set: change that one.',
    level: 'common',
  },
  mae_weight: {
    label: 'Amplitude error weight',
    help: 'Weight of the mean absolute error on patterns. TensorFlow only: PyTorch uses its loss mode.',
    range: WEIGHT,
    level: 'common',
  },
  realspace_weight: {
    label: 'Real space weight',
    help: 'Weight of errors on the object itself. TensorFlow only; needed above 0 for the real space error to count.',
    range: WEIGHT,
    level: 'expert',
  },
  realspace_mae_weight: {
    label: 'Real space error weight',
    help: 'Part of the object error within the real space loss. Above 0 it is rejected unless realspace_weight is also above 0.',
    range: WEIGHT,
    level: 'expert',
  },
  torch_mae_pred_l2_match_target: {
    label: 'Match prediction energy',
    help: 'Rescales each prediction to the energy of its pattern first, so that the mae loss compares only the shape.',
    level: 'expert',
  },
  amp_loss: {
    label: 'Amplitude regulariser',
    help: 'Smooths the amplitude: Total_Variation keeps edges, Mean_Deviation pulls it flat. Try it on noisy results.',
    level: 'expert',
  },
  amp_loss_coeff: {
    label: 'Amplitude regulariser weight',
    help: 'Strength of the amplitude regulariser; has no effect without one. Too much washes out detail.',
    range: COEFFICIENT,
    level: 'expert',
  },
  phase_loss: {
    label: 'Phase regulariser',
    help: 'Smooths the phase: Total_Variation keeps edges, Mean_Deviation pulls it flat. Try it on noisy results.',
    level: 'expert',
  },
  phase_loss_coeff: {
    label: 'Phase regulariser weight',
    help: 'Strength of the phase regulariser; has no effect without one. Too much washes out detail.',
    range: COEFFICIENT,
    level: 'expert',
  },
  physics_weight_schedule: {
    label: 'Physics weight schedule',
    help: 'Formerly how the physics loss was faded in over stages. Unused now that training has one stage.',
    level: 'expert',
  },
} as const satisfies Descriptions;
