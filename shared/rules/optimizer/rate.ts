import { ENTRY_POINTS, USUAL_ENTRY_POINTS } from '../../request/entryPoint';
import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { findField } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { clearExecutionOption, clearExecutionOptionAndOverride, clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** An override of these reaches training through the Python script and the loader, before the knob of the same name. */
const BOTH = ['learning_rate', 'gradient_clip_val'] as const;

/** Who trains with the knob: train_lightning_only gets it in its JSON file. */
const KNOB_READERS: { readonly [name in (typeof BOTH)[number]]: string } = {
  learning_rate: 'python -m ptycho_torch.train and ptycho_train',
  gradient_clip_val: 'train_lightning_only',
};

export const rateTwice = rule({
  id: 'override-beats-knob',
  title: 'An override and a knob of one name differ',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: BOTH,
  source: [
    code.components(1411),
    code.components(1446),
    evidence('the-second-factory-call'),
    evidence('the-audit-trail'),
  ],
  tried: true,
  why: 'The exported Python script and the loader pass the override on to training with the highest precedence. The command lines know the knob of the learning rate alone.',
  check: ({ override, option }) =>
    BOTH.flatMap((name) => {
      const [given, set] = [override(name), option(name)];
      if (given === undefined || set === undefined || sameValue(given, set)) return [];
      return [
        {
          fields: [name, `execution_config.${name}`],
          entryPoints: name === 'learning_rate' ? USUAL_ENTRY_POINTS : ENTRY_POINTS,
          message: `The override ${name} is ${formatValue(given)}, the knob ${formatValue(set)}. The exported Python script and pinnboard_payload.py run train with ${formatValue(given)}, ${KNOB_READERS[name]} with ${formatValue(set)}. Set one of them.`,
          fixes: [clearOverrides(name), clearExecutionOption(name)],
        },
      ];
    }),
});

export const rateInPayload = rule({
  id: 'learning-rate-in-payload',
  title: 'The payload names the learning rate in two places',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: USUAL_ENTRY_POINTS,
  fields: ['learning_rate'],
  source: [code.configFactory(491), code.components(1411), evidence('the-audit-trail')],
  tried: true,
  why: 'The factory keeps the execution option in execution_config alone; pt_training_config of the payload has the default. Training takes the option, and records it as the learning rate of its own training section.',
  check: ({ override, option, value }) => {
    const set = option('learning_rate');
    const kept = value('pt_training_config', 'learning_rate');
    if (set === undefined || override('learning_rate') !== undefined) return [];
    if (kept === undefined || sameValue(set, kept)) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `The execution option learning_rate is ${formatValue(set)}, with which the run trains. pt_training_config.learning_rate of the payload stays ${formatValue(kept)}: read execution_config.learning_rate there.`,
      },
    ];
  },
});

export const rateFixed = rule({
  id: 'learning-rate-fixed',
  title: 'This entry point has one learning rate',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['learning_rate'],
  source: [code.trainLightningOnly(571), evidence('the-audit-trail')],
  tried: true,
  why: 'The trainer ptycho_torch.train_lightning_only makes its own execution config and takes the learning rate from there, so that the one in the JSON file is recorded and not used. The older ptycho_torch.train with --ptycho_dir reads the file.',
  check: ({ request, override, option }) => {
    // Until it is chosen, other findings speak of the rate for the usual entry points.
    if (request.entry_point !== 'lightning') return [];
    const asked = option('learning_rate') ?? override('learning_rate');
    const used = findField(request.target, 'execution_config', 'learning_rate')?.default;
    if (asked === undefined || used === undefined || sameValue(asked, used)) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `learning_rate is ${formatValue(asked)}; python -m ptycho_torch.train_lightning_only trains with ${formatValue(used)}, whatever its JSON file says. Clear it, or choose another entry point.`,
        fixes: [clearExecutionOptionAndOverride('learning_rate')],
      },
    ];
  },
});

export const rateNegative = rule({
  id: 'learning-rate-negative',
  title: 'The learning rate is below zero',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: USUAL_ENTRY_POINTS,
  fields: ['learning_rate'],
  source: [code.model(2032), evidence('checked-execution-options')],
  tried: true,
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
  source: [code.model(2500), evidence('settings-the-training-factory-drops')],
  tried: true,
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
