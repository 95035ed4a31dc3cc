import { ENTRY_POINTS, USUAL_ENTRY_POINTS } from '../../request/entryPoint';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { findField } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { asNumber, sameValue } from '../../values/value';
import { asCode } from '../asCode';
import { clearExecutionOption, clearExecutionOptionAndOverride, clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** The Python script and the loader pass an override of these on to training, where it precedes the execution option. */
const BOTH = ['learning_rate', 'gradient_clip_val'] as const;

/** Entry points that use the execution option; train_lightning_only reads it from its JSON file. */
const OPTION_READERS: { readonly [name in (typeof BOTH)[number]]: string } = {
  learning_rate: '`python -m ptycho_torch.train` and `ptycho_train`',
  gradient_clip_val: 'train_lightning_only',
};

export const rateTwice = rule({
  id: 'override-beats-knob',
  title: 'Override and execution option differ',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: BOTH,
  source: [
    code.components(1411),
    code.components(1446),
    evidence('the-second-factory-call'),
    evidence('the-audit-trail'),
  ],
  tried: true,
  why: 'The exported Python script and `pinnboard_payload.py` pass the override to training with the highest precedence. The command lines use only the execution option of `learning_rate`.',
  check: ({ override, option }) =>
    BOTH.flatMap((name) => {
      const [given, set] = [override(name), option(name)];
      if (given === undefined || set === undefined || sameValue(given, set)) return [];
      return [
        {
          fields: [name, `execution_config.${name}`],
          entryPoints: name === 'learning_rate' ? USUAL_ENTRY_POINTS : ENTRY_POINTS,
          message: `The override ${asCode(name)} is ${formatValue(given)}, but the execution option is ${formatValue(set)}. The exported Python script and \`pinnboard_payload.py run\` use ${formatValue(given)}; ${OPTION_READERS[name]} ${name === 'learning_rate' ? 'use' : 'uses'} ${formatValue(set)}. Clear one of them.`,
          fixes: [clearOverrides(name), clearExecutionOption(name)],
        },
      ];
    }),
});

export const rateInPayload = rule({
  id: 'learning-rate-in-payload',
  title: 'The payload has two learning rates',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: USUAL_ENTRY_POINTS,
  fields: ['learning_rate'],
  source: [code.configFactory(491), code.components(1411), evidence('the-audit-trail')],
  tried: true,
  why: 'The factory stores the execution option only in `execution_config`; `pt_training_config` keeps the default. Training uses the execution option and records it as the learning rate.',
  check: ({ override, option, value }) => {
    const set = option('learning_rate');
    const kept = value('pt_training_config', 'learning_rate');
    if (set === undefined || override('learning_rate') !== undefined) return [];
    if (kept === undefined || sameValue(set, kept)) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `The run uses the execution option \`learning_rate\`, ${formatValue(set)}, but \`pt_training_config.learning_rate\` in the payload is ${formatValue(kept)}. To read the effective value from the payload, use \`execution_config.learning_rate\`.`,
        short: `The run uses ${formatValue(set)}, the execution option, not ${formatValue(kept)}.`,
      },
    ];
  },
});

export const rateFixed = rule({
  id: 'learning-rate-fixed',
  title: 'This entry point ignores learning_rate',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['learning_rate'],
  source: [code.trainLightningOnly(571), evidence('the-audit-trail')],
  tried: true,
  why: 'The trainer `ptycho_torch.train_lightning_only` creates its own execution config and takes the learning rate from it; the value in the JSON file is recorded but not used. The older `ptycho_torch.train` with `--ptycho_dir` reads it from the file.',
  check: ({ request, override, option }) => {
    // Until an entry point is chosen, other rules report the rate for the usual ones.
    if (request.entry_point !== 'lightning') return [];
    const asked = option('learning_rate') ?? override('learning_rate');
    const used = findField(request.target, 'execution_config', 'learning_rate')?.default;
    if (asked === undefined || used === undefined || sameValue(asked, used)) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `\`learning_rate\` is ${formatValue(asked)}, but \`python -m ptycho_torch.train_lightning_only\` always uses ${formatValue(used)} and ignores the value in its JSON file. Clear it, or choose another entry point.`,
        short: `\`train_lightning_only\` always uses ${formatValue(used)}, not ${formatValue(asked)}.`,
        fixes: [clearExecutionOptionAndOverride('learning_rate')],
      },
    ];
  },
});

export const rateNegative = rule({
  id: 'learning-rate-negative',
  title: 'learning_rate is negative',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: USUAL_ENTRY_POINTS,
  fields: ['learning_rate'],
  raises: ['ValueError: Invalid learning rate'],
  source: [code.model(2032), evidence('checked-execution-options')],
  tried: true,
  why: 'The factory checks only the execution option; PyTorch checks the override when it creates the optimizer.',
  check: ({ override }) => {
    const rate = override('learning_rate');
    if (rate === undefined || (asNumber(rate) ?? 0) >= 0) return [];
    return [
      {
        fields: ['learning_rate'],
        message: `The override \`learning_rate\` is ${formatValue(rate)}; PyTorch's optimizers require 0 or more.`,
        fixes: [clearOverrides('learning_rate')],
      },
    ];
  },
});

export const gradNormInterval = rule({
  id: 'grad-norm-interval',
  title: 'grad_norm_log_freq is zero',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['grad_norm_log_freq', 'log_grad_norm'],
  raises: ['ZeroDivisionError: modulo by zero'],
  source: [code.model(2500), evidence('settings-the-training-factory-drops')],
  tried: true,
  why: 'Training logs the gradient norm at steps divisible by `grad_norm_log_freq`; with 0 the first step raises a `ZeroDivisionError`.',
  check: ({ value, number }) => {
    if (value('pt_training_config', 'log_grad_norm') !== true) return [];
    if (number('pt_training_config', 'grad_norm_log_freq') !== 0) return [];
    return [
      {
        fields: ['grad_norm_log_freq', 'log_grad_norm'],
        message:
          '`grad_norm_log_freq` is 0, but `log_grad_norm` is True. Set `grad_norm_log_freq` to 1 or more.',
        fixes: [clearOverrides('grad_norm_log_freq'), clearOverrides('log_grad_norm')],
      },
    ];
  },
});
