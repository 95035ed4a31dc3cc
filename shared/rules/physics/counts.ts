import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { clearOverrides, DROP_PROFILE, setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';
import { isCountIntensity, isRectangular, networkOutput } from './contract';

export const countsRoute = rule({
  id: 'counts-need-memory-map',
  title: 'Training on counts needs the memory-mapped loader',
  outcome: 'crash',
  stage: 'load',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['profile', 'scale_contract_version', 'physics_forward_mode'],
  source: [
    code.components(247, 270),
    code.components(845, 858),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('routes-of-inference'),
  ],
  tried: true,
  why: 'Training under ci_intensity_v2 needs statistics of the measured counts. Only the memory-mapped dataset gathers them; the container that the native command line and ptycho_train make of one NPZ has none.',
  check: (context) => {
    const isProfile = context.request.profile === 'ci';
    const isUnsupervised = context.value('pt_model_config', 'mode') === 'Unsupervised';
    if (!isProfile && (!isCountIntensity(context) || !isUnsupervised)) return [];
    const why =
      'python -m ptycho_torch.train, the exported Python script and pinnboard_payload.py run load the NPZ into a container without measured_intensity and its statistics, and end with an error before the first step. Train with ptycho_torch.train_lightning_only';
    return [
      isProfile
        ? {
            fields: ['profile'],
            // ptycho_train has no profile.
            entryPoints: ['native', 'python'],
            message: `The profile is 'ci'. ${why}, or drop the profile.`,
            fixes: [DROP_PROFILE],
          }
        : {
            fields: ['physics_forward_mode', 'scale_contract_version'],
            message: `physics_forward_mode is 'rectangular_scaled', and the scale contract is ci_intensity_v2, which is the default. ${why}, or clear physics_forward_mode.`,
            fixes: [clearOverrides('physics_forward_mode')],
          },
    ];
  },
});

export const rectangularSupport = rule({
  id: 'rectangular-outside-support',
  title: 'The Poisson loss takes whole numbers here',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['physics_forward_mode', 'torch_loss_mode', 'scale_contract_version'],
  source: [
    code.model(1590),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('the-rectangular-forward-model'),
  ],
  tried: true,
  why: 'With rectangular_scaled under legacy_v1 the Poisson loss takes the normalised amplitudes as they are. PyTorch accepts whole numbers only, and the first batch ends with a ValueError.',
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
          "physics_forward_mode is 'rectangular_scaled' with legacy_v1 and the Poisson loss: the first batch of amplitudes ends with a ValueError (value not within the support). Clear physics_forward_mode, or set torch_loss_mode to mae.",
        fixes: [clearOverrides('physics_forward_mode'), setOverride('torch_loss_mode', 'mae')],
      },
    ];
  },
});

export const contractUnused = rule({
  id: 'contract-unused',
  title: 'The scale contract does not count',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['scale_contract_version', 'measurement_domain', 'physics_forward_mode'],
  source: [
    code.scalingContract(222, 225),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('scale-contract-pairs'),
  ],
  tried: true,
  why: 'A scale contract says how the rectangular_scaled forward model is scaled. The amplitude forward model, which is the default, has its own scaling and does not look at it.',
  check: (context) => {
    const version = context.override('scale_contract_version');
    if (typeof version !== 'string' || isRectangular(context)) return [];
    return [
      {
        fields: ['scale_contract_version', 'measurement_domain'],
        message: `scale_contract_version is '${version}', and physics_forward_mode is ${String(context.value('pt_model_config', 'physics_forward_mode'))}: the contract changes nothing. Use the profile ci for counts, or remove the pair.`,
        fixes: [clearOverrides('scale_contract_version', 'measurement_domain')],
      },
    ];
  },
});

export const rectangularOutput = rule({
  id: 'rectangular-needs-real-imag',
  title: 'rectangular_scaled needs a complex output',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['cnn_output_mode', 'generator_output_mode', 'physics_forward_mode'],
  source: [code.model(1736), evidence('the-rectangular-forward-model')],
  tried: true,
  why: 'This forward model scales the real and the imaginary part of the object apart, so that the network has to give both; it refuses amplitude and phase.',
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
        message: `physics_forward_mode is 'rectangular_scaled', and ${field} is '${output}': the network refuses to be built. Set ${field} to 'real_imag'.`,
        fixes: [setOverride(field, 'real_imag')],
      },
    ];
  },
});

export const rectangularMae = rule({
  id: 'rectangular-mae',
  title: 'The absolute error squares the intensity again',
  outcome: 'wrong-result',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['torch_loss_mode', 'physics_forward_mode'],
  source: [
    code.model(1590),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('the-rectangular-forward-model'),
  ],
  tried: true,
  why: 'The forward model rectangular_scaled gives an intensity. Under legacy_v1 the absolute error squares it as if it were an amplitude; PtychoPINN keeps that for comparison with old runs.',
  check: (context) => {
    if (!isRectangular(context)) return [];
    // ci_intensity_v2 with this loss is refused by the factory.
    if (context.value('pt_data_config', 'scale_contract_version') !== 'legacy_v1') return [];
    if (context.value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    if (context.value('tf_training_config', 'torch_loss_mode') !== 'mae') return [];
    return [
      {
        fields: ['torch_loss_mode'],
        message:
          "torch_loss_mode is 'mae' with rectangular_scaled and legacy_v1: the loss compares the square of the modelled intensity with the data. Clear physics_forward_mode.",
        fixes: [clearOverrides('physics_forward_mode')],
      },
    ];
  },
});

export const realImagRange = rule({
  id: 'real-imag-range',
  title: 'real_imag cannot reach every phase',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['cnn_output_mode'],
  source: [code.configParams(79, 87), evidence('network-settings')],
  tried: true,
  why: 'The two heads of the network are bounded: the real part lies between -0.8 and 1.2, the imaginary part between -1.2 and 1.2. An object of amplitude 1 with a phase near pi lies outside.',
  check: (context) => {
    if (context.value('pt_model_config', 'architecture') !== 'cnn') return [];
    if (networkOutput(context) !== 'real_imag') return [];
    return [
      {
        fields: ['cnn_output_mode'],
        message:
          "cnn_output_mode is 'real_imag', whose real part stops at -0.8: parts of the object with a phase near pi cannot be reconstructed. Use amp_phase with physics_forward_mode amplitude for strong phase contrast.",
      },
    ];
  },
});
