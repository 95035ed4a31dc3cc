import { rulesIn } from '../../../shared/rules';
import { lightning, realInference, realTraining, testRules, training } from './kit';

/** A dataset whose `_metadata` holds this JSON. */
const metadata = (json: string) => `d['_metadata'] = np.array('''${json}''')`;
const PHOTONS_5E8 = metadata('{"physics_parameters": {"nphotons": 5e8}}');
const NO_PHOTONS = metadata('{"physics_parameters": {"N": 64}}');

const CI = { profile: 'ci' };
const RECTANGULAR = {
  physics_forward_mode: 'rectangular_scaled',
  cnn_output_mode: 'real_imag',
};
const LEGACY = {
  scale_contract_version: 'legacy_v1',
  measurement_domain: 'normalized_amplitude',
};

testRules(rulesIn('physics'), {
  'photons-disagree': {
    outcome: 'wrong-result',
    offers: ['Set nphotons to 500,000,000'],
    failing: [
      { npz: PHOTONS_5E8, says: /1000000000\.0.*500000000\.0/ },
      {
        request: realTraining(),
        npz: PHOTONS_5E8,
        says: /ptycho_train uses the value in _metadata/,
      },
    ],
    passing: [
      { request: realTraining({ nphotons: 5e8 }), npz: PHOTONS_5E8 },
      { request: realTraining(), npz: NO_PHOTONS },
      { request: realInference(), npz: PHOTONS_5E8 },
    ],
  },
  'photons-few': {
    outcome: 'info',
    failing: [{ request: realTraining({ nphotons: 1e5 }), says: /100000\.0, below 1e6/ }],
    passing: [
      { request: realTraining({ nphotons: 1e6 }) },
      { request: realTraining({ nphotons: 1e5, torch_loss_mode: 'mae' }) },
      { request: realTraining({ nphotons: 1e5 }, CI) },
      { request: training({ nphotons: 1e5 }) },
    ],
  },
  'photons-inert': {
    outcome: 'ignored',
    offers: ['Clear nphotons'],
    failing: [{ request: realTraining({ nphotons: 1e7 }, CI), says: /ci_intensity_v2/ }],
    passing: [
      { request: realTraining({ nphotons: 1e7 }) },
      { request: realTraining({ nphotons: 1e7, ...RECTANGULAR, ...LEGACY }) },
    ],
  },
  'counts-need-memory-map': {
    outcome: 'crash',
    offers: ['Remove the profile', 'Clear physics_forward_mode'],
    failing: [
      { request: realTraining({}, CI), says: /measured_intensity/ },
      {
        request: realTraining({
          physics_forward_mode: 'rectangular_scaled',
          cnn_output_mode: 'real_imag',
        }),
        says: /rectangular_scaled.*measured_intensity/,
        leads: ['crash', 'load'],
      },
    ],
    passing: [{ request: realTraining() }, { request: realInference({}, CI) }],
  },
  'contract-unused': {
    outcome: 'ignored',
    offers: ['Clear scale_contract_version and measurement_domain'],
    failing: [
      { request: realTraining(LEGACY), says: /'legacy_v1'.*amplitude/ },
      {
        request: realTraining({
          scale_contract_version: 'ci_intensity_v2',
          measurement_domain: 'count_intensity',
        }),
        says: /ignores it/,
      },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining({ ...LEGACY, ...RECTANGULAR }) },
      { request: realInference(LEGACY) },
    ],
  },
  'rectangular-needs-real-imag': {
    outcome: 'crash',
    offers: ["Set cnn_output_mode to 'real_imag'", "Set generator_output_mode to 'real_imag'"],
    failing: [
      {
        request: realTraining({ physics_forward_mode: 'rectangular_scaled' }),
        says: /cnn_output_mode is 'amp_phase'/,
      },
      { request: realTraining({ cnn_output_mode: 'amp_phase' }, CI), says: /amp_phase/ },
      {
        request: realTraining({
          architecture: 'fno',
          physics_forward_mode: 'rectangular_scaled',
          generator_output_mode: 'amp_phase_logits',
        }),
        says: /generator_output_mode is 'amp_phase_logits'/,
      },
    ],
    passing: [
      { request: realTraining(RECTANGULAR) },
      { request: realTraining({}, CI) },
      {
        request: realTraining({
          ...RECTANGULAR,
          architecture: 'fno',
          cnn_output_mode: 'amp_phase',
        }),
      },
      { request: realTraining({ cnn_output_mode: 'amp_phase' }) },
    ],
  },
  'rectangular-mae': {
    outcome: 'wrong-result',
    offers: ['Clear physics_forward_mode'],
    failing: [
      {
        request: realTraining({ ...RECTANGULAR, ...LEGACY, torch_loss_mode: 'mae' }),
        says: /square of the modelled intensity/,
      },
    ],
    passing: [
      { request: realTraining({ ...RECTANGULAR, ...LEGACY }) },
      { request: realTraining({ torch_loss_mode: 'mae' }) },
      {
        request: realTraining({
          ...RECTANGULAR,
          ...LEGACY,
          torch_loss_mode: 'mae',
          model_type: 'Supervised',
        }),
      },
    ],
  },
  'real-imag-range': {
    outcome: 'info',
    failing: [
      { request: realTraining(RECTANGULAR), says: /-0\.8/ },
      { request: realTraining({}, CI), says: /phase near pi/ },
    ],
    passing: [
      { request: realTraining() },
      { request: realTraining({ cnn_output_mode: 'real_imag', architecture: 'fno' }) },
      { request: realTraining({ cnn_output_mode: 'real_imag', mode: 'Supervised' }) },
    ],
  },
  'probe-mask-diameter': {
    outcome: 'crash',
    offers: ['Clear probe_mask_diameter'],
    failing: [
      {
        request: realTraining({ probe_mask: true, probe_mask_diameter: 0 }),
        says: /diameter is 0/,
      },
      { request: realInference({ probe_mask: true, probe_mask_diameter: -3 }), says: /is -3/ },
    ],
    passing: [
      { request: realTraining({ probe_mask: true, probe_mask_diameter: 1 }) },
      { request: realTraining({ probe_mask: true }) },
      { request: realTraining({ probe_mask_diameter: 0 }) },
    ],
  },
  'probe-mask-wide': {
    outcome: 'ignored',
    offers: ['Clear probe_mask_diameter'],
    failing: [
      {
        request: realTraining({ probe_mask: true, probe_mask_diameter: 65 }),
        says: /65.*64 pixels/,
      },
    ],
    passing: [
      { request: realTraining({ probe_mask: true, probe_mask_diameter: 64 }) },
      { request: realTraining({ probe_mask_diameter: 65 }) },
    ],
  },
  'probe-mask-edge': {
    outcome: 'info',
    offers: ['Set probe_mask_sigma to 0'],
    failing: [{ request: realTraining({ probe_mask: true, probe_mask_sigma: -1 }), says: /is -1/ }],
    passing: [
      { request: realTraining({ probe_mask: true, probe_mask_sigma: 0 }) },
      { request: realTraining({ probe_mask_sigma: -1 }) },
    ],
  },
  'probe-mask-unused': {
    outcome: 'ignored',
    offers: [
      'Set probe_mask to True',
      'Clear probe_mask_diameter',
      'Clear probe_mask_diameter and probe_mask_sigma',
      'Clear probe_mask_sigma',
    ],
    failing: [
      { request: realTraining({ probe_mask_diameter: 40 }), says: /diameter is set.*False/ },
      {
        request: realTraining({ probe_mask_diameter: 40, probe_mask_sigma: 2 }),
        says: /diameter and probe_mask_sigma are set/,
      },
      { request: realInference({ probe_mask_sigma: 2 }), says: /no mask is applied/ },
    ],
    passing: [
      { request: realTraining({ probe_mask: true, probe_mask_diameter: 40 }) },
      { request: realTraining({ probe_mask_diameter: null, probe_mask_sigma: 1 }) },
      { request: realTraining({}, { cli_defaults: true }) },
    ],
  },
  'probe-mask-on': {
    outcome: 'info',
    offers: ['Clear probe_mask'],
    failing: [{ request: realTraining({ probe_mask: true }), says: /degraded/ }],
    passing: [{ request: realTraining({ probe_mask: false }) }, { request: realTraining() }],
  },
  'rectangular-outside-support': {
    outcome: 'crash',
    offers: ['Clear physics_forward_mode', "Set torch_loss_mode to 'mae'"],
    failing: [
      {
        request: realTraining({ ...RECTANGULAR, cnn_output_mode: 'real_imag', ...LEGACY }),
        says: /not within the support/,
      },
    ],
    passing: [
      {
        request: realTraining({
          ...RECTANGULAR,
          cnn_output_mode: 'real_imag',
          ...LEGACY,
          torch_loss_mode: 'mae',
        }),
      },
      // Whole numbers are within it.
      {
        request: realTraining({ ...RECTANGULAR, cnn_output_mode: 'real_imag', ...LEGACY }),
        npz: "d['diffraction'] = d['diff3d'] = np.round(d['diff3d'] * 30)",
      },
      {
        request: realTraining(
          { ...RECTANGULAR, cnn_output_mode: 'real_imag', ...LEGACY },
          { entry_point: 'native' },
        ),
      },
    ],
  },
  'probe-scale-twice': {
    outcome: 'info',
    offers: ['Clear probe_scale'],
    failing: [{ request: lightning({ probe_scale: 1 }), says: /probe_scale is 1\b/ }],
    passing: [
      { request: lightning({ probe_scale: 4 }) },
      // RawData does not scale the probe.
      { request: realTraining({ probe_scale: 1 }) },
      { request: lightning({ probe_scale: 1, ...RECTANGULAR }) },
      { request: training({ probe_scale: 1 }) },
    ],
  },
});
