import { rulesIn } from '../../../shared/rules';
import { inference, realInference, realTraining, testRules, training } from './kit';

testRules(rulesIn('ranges'), {
  'not-positive': {
    outcome: ['crash', 'wrong-result'],
    offers: [
      'Clear nphotons',
      'Clear batch_size',
      'Clear max_epochs',
      'Clear epochs',
      'Clear grid_size',
      'Clear n_filters_scale',
      'Clear probe_scale',
      'Clear gridsize',
    ],
    failing: [
      { request: training({ nphotons: 0 }), says: /nphotons is 0/ },
      { request: training({ batch_size: -16 }), says: /batch_size is -16/ },
      { request: training({ max_epochs: 0 }), says: /max_epochs is 0/ },
      {
        request: realTraining({ epochs: 0 }),
        says: /^epochs is 0.*untrained/,
        leads: ['wrong-result', 'train'],
      },
      { request: realTraining({ grid_size: [0, 0] }), says: /grid_size is 0/ },
      { request: realTraining({ n_filters_scale: 0 }), says: /n_filters_scale is 0/ },
      { request: inference({ probe_scale: -1 }), says: /probe_scale is -1/ },
      { request: realInference({ batch_size: 0 }), says: /batch_size is 0/ },
      {
        request: realTraining({ max_epochs: -1 }),
        says: /max_epochs is -1.*never ends/,
        leads: ['wrong-result', 'train'],
      },
      {
        request: realTraining({ probe_scale: 0 }),
        says: /probe_scale is 0.*NaN/,
        leads: ['wrong-result', 'train'],
      },
      {
        request: realTraining({ gridsize: 0 }),
        says: /gridsize is 0/,
        leads: ['crash', 'train'],
      },
    ],
    passing: [
      // Another rule reports it.
      { request: realInference({ n_groups: 0 }) },
      { request: training({ nphotons: 1e-3, batch_size: 1, max_epochs: 1 }) },
      { request: realTraining({ n_filters_scale: 1 }) },
      {
        request: inference({}, { execution: { inference_batch_size: 0 } }),
        rejectedBy: 'execution-option-refused',
      },
    ],
  },
  'batch-not-power-of-two': {
    outcome: 'info',
    offers: ['Set batch_size to 16', 'Set batch_size to 4'],
    failing: [
      { request: training({ batch_size: 20 }), says: /batch_size is 20/ },
      { request: realTraining({ batch_size: 3 }), says: /powers of two/ },
    ],
    passing: [
      { request: training({ batch_size: 32 }) },
      { request: realTraining({ batch_size: 1 }) },
      { request: realTraining({ batch_size: 0 }) },
    ],
  },
  'weight-outside-range': {
    outcome: 'wrong-result',
    offers: ['Set mae_weight to 1', 'Set nll_weight to 0'],
    failing: [
      { request: training({ mae_weight: 1.5 }), says: /mae_weight is 1\.5/ },
      { request: training({ nll_weight: -1 }), says: /nll_weight is -1/ },
    ],
    passing: [
      { request: training({ mae_weight: 1, nll_weight: 0 }) },
      // Any weight above 0 becomes 1.0 there.
      { request: realTraining({ nll_weight: 3 }) },
    ],
  },
  'smoothing-negative': {
    outcome: 'wrong-result',
    offers: ['Set gaussian_smoothing_sigma to 0.5', 'Set gaussian_smoothing_sigma to 0'],
    failing: [{ request: training({ gaussian_smoothing_sigma: -0.5 }), says: /-0\.5/ }],
    passing: [
      { request: training({ gaussian_smoothing_sigma: 0.5 }) },
      // PyTorch ignores it.
      { request: realTraining({ gaussian_smoothing_sigma: -2 }) },
    ],
  },
});
