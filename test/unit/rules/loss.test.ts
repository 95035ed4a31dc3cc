import { rulesIn } from '../../../shared/rules';
import { realInference, realTraining, testRules, training } from './kit';

const Y = "d['Y'] = np.ones(d['diffraction'].shape, dtype=np.complex64)";
const LABEL = "d['label'] = np.ones(d['diffraction'].shape, dtype=np.complex64)";
const SUPERVISED = { mode: 'Supervised', torch_loss_mode: 'mae' };

testRules(rulesIn('loss'), {
  'labels-missing': {
    outcome: 'crash',
    offers: ['Use unsupervised training'],
    failing: [
      { request: training({ model_type: 'supervised' }), says: /no labels/ },
      { request: realTraining(SUPERVISED), says: /no labels/ },
    ],
    passing: [
      { request: training({ model_type: 'supervised' }), npz: Y },
      { request: training({ model_type: 'pinn' }) },
    ],
  },
  'supervised-needs-memory-map': {
    outcome: 'crash',
    offers: ['Use unsupervised training'],
    failing: [
      { request: realTraining(SUPERVISED), npz: LABEL, says: /DATA-SUP-001/ },
      {
        request: realTraining(SUPERVISED),
        npz: Y,
        says: /array label, which this dataset does not have/,
      },
    ],
    passing: [
      { request: realTraining(SUPERVISED) },
      { request: realTraining(), npz: LABEL },
      { request: training({ model_type: 'supervised' }), npz: Y },
    ],
  },
  'supervised-loss': {
    outcome: 'crash',
    offers: ["Set torch_loss_mode to 'mae'"],
    failing: [{ request: realTraining({ mode: 'Supervised' }), npz: LABEL, says: /poisson/ }],
    passing: [
      { request: realTraining(SUPERVISED), npz: LABEL },
      { request: realTraining() },
      // Training sets the loss by itself.
      {
        request: realTraining(
          { mode: 'Supervised' },
          { target: 'ptychopinn-refactor-2026.07', entry_point: 'python' },
        ),
        npz: LABEL,
      },
    ],
  },
  'loss-function-overridden': {
    outcome: 'ignored',
    offers: [
      "Set torch_loss_mode to 'mae'",
      'Clear loss_function',
      "Set torch_loss_mode to 'poisson'",
    ],
    failing: [
      {
        request: realTraining({ loss_function: 'MAE' }),
        says: /'MAE'.*trains with the Poisson loss/,
      },
      {
        request: realTraining({ loss_function: 'Poisson', torch_loss_mode: 'mae' }),
        says: /trains with the MAE loss/,
      },
    ],
    passing: [
      { request: realTraining({ loss_function: 'MAE', torch_loss_mode: 'mae' }) },
      { request: realTraining({ ...SUPERVISED, loss_function: 'Poisson' }) },
      {
        request: realTraining({ loss_function: 'MAE' }, { profile: 'ci' }),
        rejectedBy: 'profile-contradicted',
      },
      { request: training({ loss_function: 'MAE' }) },
    ],
  },
  'l2-match-unused': {
    outcome: 'info',
    offers: ['Clear torch_mae_pred_l2_match_target'],
    failing: [
      { request: realTraining({ torch_mae_pred_l2_match_target: true }), says: /'poisson'/ },
    ],
    passing: [
      { request: realTraining({ torch_mae_pred_l2_match_target: true, torch_loss_mode: 'mae' }) },
      { request: realInference({ torch_mae_pred_l2_match_target: true }) },
    ],
  },
  'regularizer-unused': {
    outcome: 'ignored',
    offers: ['Clear amp_loss_coeff', 'Clear phase_loss_coeff'],
    failing: [
      { request: training({ amp_loss_coeff: 0.1 }), says: /amp_loss is None/ },
      {
        request: realTraining({ amp_loss: 'Total_Variation', phase_loss_coeff: 2 }),
        says: /phase_loss is None/,
      },
    ],
    passing: [
      { request: realTraining({ amp_loss: 'Total_Variation', amp_loss_coeff: 2 }) },
      { request: training() },
    ],
  },
});
