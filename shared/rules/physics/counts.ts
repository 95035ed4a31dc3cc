import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { clearOverrides, REMOVE_PROFILE, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isCountIntensity, isRectangular, networkOutput } from './contract';

export const countsRoute = rule({
  id: 'counts-need-memory-map',
  title: 'Training on counts requires the memory-mapped loader',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['profile', 'scale_contract_version', 'physics_forward_mode'],
  raises: ['ValueError: missing named fields'],
  source: [
    code.components(247, 270),
    code.components(845, 858),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('routes-of-inference'),
  ],
  tried: true,
  why: 'Training with ci_intensity_v2 requires statistics of the measured counts. Only the memory-mapped dataset computes them; the container that `python -m ptycho_torch.train` and `ptycho_train` build from an NPZ file has none.',
  check: (context) => {
    const isProfile = context.request.profile === 'ci';
    const isUnsupervised = context.value('pt_model_config', 'mode') === 'Unsupervised';
    if (!isProfile && (!isCountIntensity(context) || !isUnsupervised)) return [];
    const why =
      '`python -m ptycho_torch.train`, the exported Python script and `pinnboard_payload.py run` load the NPZ into a container without `measured_intensity` and its statistics, and stop with an error before the first step. Train with `python -m ptycho_torch.train_lightning_only`';
    return [
      isProfile
        ? {
            fields: ['profile'],
            // ptycho_train has no profile.
            entryPoints: ['native', 'python'],
            message: `The profile is 'ci', which trains on counts. ${why}, or remove the profile.`,
            fixes: [REMOVE_PROFILE],
          }
        : {
            fields: ['physics_forward_mode', 'scale_contract_version'],
            message: `\`physics_forward_mode\` is 'rectangular_scaled' with \`scale_contract_version\` 'ci_intensity_v2' (the default), which trains on counts. ${why}, or clear \`physics_forward_mode\`.`,
            short: 'It trains on counts, which only `train_lightning_only` loads from a dataset.',
            fixes: [clearOverrides('physics_forward_mode')],
          },
    ];
  },
});

export const rectangularSupport = rule({
  id: 'rectangular-outside-support',
  title: 'The Poisson loss rejects these amplitudes',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['physics_forward_mode', 'torch_loss_mode', 'scale_contract_version'],
  raises: ['ValueError: within the support'],
  source: [
    code.model(1590),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('the-rectangular-forward-model'),
  ],
  tried: true,
  why: 'With rectangular_scaled and legacy_v1, the Poisson loss receives the normalized amplitudes. PyTorch accepts only whole numbers there, so the first batch raises a `ValueError`.',
  check: (context) => {
    const { value, values, valuesOf } = context;
    if (!isRectangular(context) || networkOutput(context) !== 'real_imag') return [];
    if (value('pt_data_config', 'scale_contract_version') !== 'legacy_v1') return [];
    if (value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    if (value('tf_training_config', 'torch_loss_mode') !== 'poisson') return [];
    const stack = values?.patterns && valuesOf(values.patterns.array);
    if (stack?.whole) return [];
    return [
      {
        fields: ['torch_loss_mode', 'physics_forward_mode'],
        message:
          "`physics_forward_mode` is 'rectangular_scaled' with legacy_v1 and the Poisson loss: the first batch of amplitudes raises a `ValueError` (value not within the support). Clear `physics_forward_mode`, or set `torch_loss_mode` to 'mae'.",
        fixes: [clearOverrides('physics_forward_mode'), setOverride('torch_loss_mode', 'mae')],
      },
    ];
  },
});

export const contractUnused = rule({
  id: 'contract-unused',
  title: 'scale_contract_version has no effect',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['scale_contract_version', 'measurement_domain', 'physics_forward_mode'],
  source: [
    code.scalingContract(222, 225),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('scale-contract-pairs'),
  ],
  tried: true,
  why: 'A scale contract defines the scaling of the rectangular_scaled forward model. The amplitude forward model, which is the default, has its own scaling and ignores the contract.',
  check: (context) => {
    const version = context.override('scale_contract_version');
    if (typeof version !== 'string' || isRectangular(context)) return [];
    return [
      {
        fields: ['scale_contract_version', 'measurement_domain'],
        message: `\`scale_contract_version\` is '${version}', but \`physics_forward_mode\` '${String(context.value('pt_model_config', 'physics_forward_mode'))}' ignores it. Use the profile \`ci\` for counts, or clear \`scale_contract_version\` and \`measurement_domain\`.`,
        short: `'${version}' is ignored: only the rectangular_scaled forward model reads it.`,
        fixes: [clearOverrides('scale_contract_version', 'measurement_domain')],
      },
    ];
  },
});

export const rectangularOutput = rule({
  id: 'rectangular-needs-real-imag',
  title: 'rectangular_scaled requires a complex output',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['cnn_output_mode', 'generator_output_mode', 'physics_forward_mode'],
  raises: ['ValueError: real/imag-derived'],
  source: [code.model(1736), evidence('the-rectangular-forward-model')],
  tried: true,
  why: 'This forward model scales the real and imaginary parts of the object separately, so the network must output both; it rejects amplitude and phase.',
  check: (context) => {
    if (!isRectangular(context)) return [];
    if (context.value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    const output = networkOutput(context);
    if (output === 'real_imag') return [];
    const cnn = context.value('pt_model_config', 'architecture') === 'cnn';
    const field = cnn ? 'cnn_output_mode' : 'generator_output_mode';
    return [
      {
        fields: [field, 'physics_forward_mode'],
        message: `\`physics_forward_mode\` is 'rectangular_scaled', but ${asCode(field)} is '${output}': PtychoPINN stops when it builds the network. Set ${asCode(field)} to 'real_imag'.`,
        short: `rectangular_scaled needs ${asCode(field)} 'real_imag', not '${output}'.`,
        fixes: [setOverride(field, 'real_imag')],
      },
    ];
  },
});

export const rectangularMae = rule({
  id: 'rectangular-mae',
  title: 'The mae loss squares the intensity again',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['torch_loss_mode', 'physics_forward_mode'],
  source: [
    code.model(1590),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('the-rectangular-forward-model'),
  ],
  tried: true,
  why: 'The forward model rectangular_scaled outputs an intensity. With legacy_v1, the mae loss squares it as if it were an amplitude; PtychoPINN keeps this for comparison with old runs.',
  check: (context) => {
    if (!isRectangular(context)) return [];
    // The factory rejects ci_intensity_v2 with this loss.
    if (context.value('pt_data_config', 'scale_contract_version') !== 'legacy_v1') return [];
    if (context.value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    if (context.value('tf_training_config', 'torch_loss_mode') !== 'mae') return [];
    return [
      {
        fields: ['torch_loss_mode'],
        message:
          "`torch_loss_mode` is 'mae' with rectangular_scaled and legacy_v1: the loss compares the square of the modelled intensity with the data. Clear `physics_forward_mode`.",
        fixes: [clearOverrides('physics_forward_mode')],
      },
    ];
  },
});

export const realImagRange = rule({
  id: 'real-imag-range',
  title: 'real_imag cannot represent every phase',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['cnn_output_mode'],
  source: [code.configParams(79, 87), evidence('network-settings')],
  tried: true,
  why: 'The two outputs of the network are bounded: the real part to -0.8 to 1.2, the imaginary part to -1.2 to 1.2. An object of amplitude 1 with a phase near pi is outside this range.',
  check: (context) => {
    if (context.value('pt_model_config', 'architecture') !== 'cnn') return [];
    if (networkOutput(context) !== 'real_imag') return [];
    return [
      {
        fields: ['cnn_output_mode'],
        message:
          "`cnn_output_mode` is 'real_imag', whose real part cannot be below -0.8: regions of the object with a phase near pi cannot be reconstructed. For strong phase contrast, use amp_phase with `physics_forward_mode` amplitude.",
      },
    ];
  },
});
