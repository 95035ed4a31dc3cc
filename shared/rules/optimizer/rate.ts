import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { clearKnob, clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** An override of these reaches training through the Python script and the loader, before the knob of the same name. */
const BOTH = ['learning_rate', 'gradient_clip_val'];

export const rateTwice = rule({
  id: 'override-beats-knob',
  title: 'An override and a knob of one name differ',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: BOTH,
  source: 'V26; V27 (W:1411, W:1446)',
  why: 'The exported Python script and the loader pass the override on to training with the highest precedence. The command lines know the knob alone.',
  check: ({ override, knob }) =>
    BOTH.flatMap((name) => {
      const [given, set] = [override(name), knob(name)];
      if (given === undefined || set === undefined || sameValue(given, set)) return [];
      return [
        {
          fields: [name, `execution_config.${name}`],
          message: `The override ${name} is ${formatValue(given)}, the knob ${formatValue(set)}. The exported Python script and pinnboard_payload.py run train with ${formatValue(given)}, python -m ptycho_torch.train and ptycho_train with ${formatValue(set)}. Set one of them.`,
          fixes: [clearOverrides(name), clearKnob(name)],
        },
      ];
    }),
});

export const rateNegative = rule({
  id: 'learning-rate-negative',
  title: 'The learning rate is below zero',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['learning_rate'],
  source: 'V41 (M:2032)',
  why: 'The knob is checked by the factory, the override by PyTorch when the optimizer is made.',
  check: ({ override }) => {
    const rate = override('learning_rate');
    if (typeof rate !== 'number' || rate >= 0) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `The override learning_rate is ${formatValue(rate)}; PyTorch's optimizers take 0 or more.`,
        fixes: [clearOverrides('learning_rate')],
      },
    ];
  },
});

export const gradNormInterval = rule({
  id: 'grad-norm-interval',
  title: 'The interval of gradient norms is zero',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['grad_norm_log_freq', 'log_grad_norm'],
  source: 'V22 (M:2500)',
  why: 'Training divides the step by the interval to see whether to log the norm; the first step ends with a ZeroDivisionError.',
  check: ({ value, number }) => {
    if (value('pt_training_config', 'log_grad_norm') !== true) return [];
    if (number('pt_training_config', 'grad_norm_log_freq') !== 0) return [];
    return [
      {
        fields: ['grad_norm_log_freq', 'log_grad_norm'],
        message: 'log_grad_norm is True, and grad_norm_log_freq is 0. Set it to 1 or more.',
        fixes: [clearOverrides('grad_norm_log_freq'), clearOverrides('log_grad_norm')],
      },
    ];
  },
});
