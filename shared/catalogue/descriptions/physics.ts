/** Descriptions of the group `physics`: photons, probe and intensity scales. */
import type { Descriptions } from './types';

export const PHYSICS = {
  nphotons: {
    label: 'Photons per exposure',
    help: 'Mean photons in one pattern, for the Poisson noise. PyTorch assumes 1e5, TensorFlow 1e9: set what you measured.',
    unit: 'photons',
    range: { min: 1e3, max: 1e12 },
    level: 'essential',
  },
  scale_contract_version: {
    label: 'Intensity contract',
    help: 'Rules for intensity: ci_intensity_v2 for raw counts, legacy_v1 for amplitudes. Set it together with the domain.',
    level: 'common',
  },
  measurement_domain: {
    label: 'Measurement domain',
    help: 'What the patterns hold: raw counts or normalised amplitudes. Set it together with the intensity contract.',
    level: 'common',
  },
  physics_forward_mode: {
    label: 'Forward model',
    help: 'Predicts amplitudes, or scaled intensities (rectangular_scaled), which need real and imaginary network output.',
    level: 'common',
  },
  normalize: {
    label: 'Pattern normalisation',
    help: 'Scales patterns with one factor per dataset (Batch) or per group (Group). None expects scaled patterns.',
    level: 'common',
  },
  data_scaling: {
    label: 'Scaling rule',
    help: 'Finds that factor from the mean energy (Parseval) or from the brightest pattern (Max). Parseval resists outliers.',
    level: 'expert',
  },
  phase_subtraction: {
    label: 'Remove mean phase',
    help: 'Subtracts the mean phase of the object centre from the labels. Matters in supervised training only.',
    level: 'expert',
  },
  probe_scale: {
    label: 'Probe scale',
    help: 'Divides the normalised probe: larger means weaker. Must be above 0. Command-line runs do not forward it.',
    range: { min: 0.01, max: 100 },
    level: 'common',
  },
  probe_normalize: {
    label: 'Normalise the probe',
    help: 'Brings the probe to a mean amplitude of one before scaling. Switch off only for a calibrated probe.',
    level: 'common',
  },
  probe_trainable: {
    label: 'Train the probe',
    help: 'Lets training correct the probe along with the object. TensorFlow only: PyTorch training does not read it.',
    level: 'common',
  },
  probe_mask: {
    label: 'Probe mask',
    help: 'Confines the probe to a soft disk. Off by default, since it made reconstructions worse in tests.',
    level: 'common',
  },
  'pt_model_config.probe_mask': {
    label: 'Probe mask',
    help: 'Confines the probe to a soft disk, or to an N × N mask of your own. Off by default: it cost quality in tests.',
    level: 'common',
  },
  probe_mask_tensor: {
    label: 'Custom probe mask',
    help: 'Your own N × N mask, used in place of the disk; any other shape stops the run. Setting it switches masking on.',
    level: 'expert',
  },
  probe_mask_sigma: {
    label: 'Mask edge width',
    help: 'Softness of the edge of the probe mask; 0 cuts hard. Command-line runs do not forward it.',
    unit: 'px',
    range: { min: 0, max: 10 },
    level: 'expert',
  },
  probe_mask_diameter: {
    label: 'Mask diameter',
    help: 'Diameter of the probe mask; unset is half of N. Keep it below N. Command-line runs do not forward it.',
    unit: 'px',
    range: { min: 1, max: 256 },
    level: 'expert',
  },
  gaussian_smoothing_sigma: {
    label: 'Exit wave smoothing',
    help: 'Blurs the exit wave before it is diffracted; 0 is off. TensorFlow only: PyTorch carries the number unused.',
    unit: 'px',
    range: { min: 0, max: 10 },
    level: 'expert',
  },
  intensity_scale: {
    label: 'Intensity scale guess',
    help: 'Initial factor between amplitudes and counts. Used only when the intensity scale is trained.',
    range: { min: 1, max: 1e8 },
    level: 'expert',
  },
  intensity_scale_trainable: {
    label: 'Train intensity scale',
    help: 'Fits the overall intensity while training. Useful in TensorFlow; known to harm PyTorch runs, so leave it off there.',
    level: 'common',
  },
  amplitude_physics_gain: {
    label: 'Amplitude gain',
    help: 'Factor on predicted amplitudes while training. Keep 1 unless repeating an old result; rectangular_scaled demands 1.',
    range: { min: 0.01, max: 100 },
    level: 'expert',
  },
  rect_s1s2_trainable: {
    label: 'Train component scales',
    help: 'Lets training fit the scales of the real and imaginary parts. Read only by the rectangular_scaled forward model.',
    level: 'expert',
  },
  rect_s1s2_init: {
    label: 'Component scale start',
    help: 'Starts those scales at one, or from a batch of data. Data needs the rectangular_scaled forward model.',
    level: 'expert',
  },
  num_datasets: {
    label: 'Number of datasets',
    help: 'How many experiments are trained together, each with its own scale factors. Leave 1 for a single dataset.',
    unit: 'datasets',
    range: { min: 1, max: 1000 },
    level: 'expert',
  },
} as const satisfies Descriptions;
