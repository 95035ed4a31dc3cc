/** The blueprint's own test cases (section 5.1), through the public functions. */
import { describe, expect, it } from 'vitest';
import {
  createInferencePayload,
  createTrainingPayload,
  inferProbeSize,
  PayloadError,
  populateLegacyParams,
  resolveInference,
  resolveTraining,
} from '../../../shared/factory';
import { findTarget } from '../../../shared/targets';
import type { Value, Values } from '../../../shared/values/value';
import { DATASET, inference, training, WORLD, without } from './help';

const adr = findTarget('adr-003');
if (!adr) throw new Error('the target adr-003 is gone');

describe('blueprint 5.1', () => {
  it('has the documented payload structure', () => {
    const payload = createTrainingPayload(training(), WORLD);
    expect(Object.keys(payload)).toEqual([
      'tf_training_config',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      'execution_config',
      'overrides_applied',
    ]);
    expect(payload.overrides_applied).toHaveProperty('n_groups', 512);
    expect(Object.keys(createInferencePayload(inference(), WORLD))).toEqual([
      'tf_inference_config',
      'pt_data_config',
      'pt_inference_config',
      'execution_config',
      'overrides_applied',
    ]);
  });

  it('copies gridsize in both directions', () => {
    const payload = createTrainingPayload(
      training({ overrides: { n_groups: 8, gridsize: 2 } }),
      WORLD,
    );
    expect(payload.pt_data_config?.grid_size).toEqual([2, 2]);
    expect(payload.tf_training_config?.model).toMatchObject({ gridsize: 2, N: 128 });
  });

  it('populates params.cfg, and warns if it already has values unless forced', () => {
    const payload = createTrainingPayload(
      training({ overrides: { n_groups: 8, gridsize: 2 } }),
      WORLD,
    );
    const config = payload.tf_training_config ?? {};
    const params: { [key: string]: Value } = {};
    expect(populateLegacyParams(params, config, adr)).toBeNull();
    expect(params).toMatchObject({
      gridsize: 2,
      N: 128,
      'object.big': false,
      output_prefix: 'out',
    });
    expect(params).not.toHaveProperty('n_images');
    params.n_images = 7;
    expect(populateLegacyParams(params, config, adr)).toMatch(/already held \d+ values/);
    expect(params.n_images).toBe(7);
    expect(populateLegacyParams(params, config, adr, { force: true })).toBeNull();
  });

  it('overrides take precedence over the execution config', () => {
    const request = training({
      overrides: { n_groups: 512, learning_rate: 3e-4 },
      execution: { learning_rate: 1e-2, num_workers: 3 },
    });
    const payload = createTrainingPayload(request, WORLD);
    expect(payload.pt_training_config).toMatchObject({ learning_rate: 3e-4, num_workers: 3 });
    expect(payload.execution_config).toMatchObject({ learning_rate: 3e-4, num_workers: 3 });
  });

  it('rejects a missing n_groups together with all other findings', () => {
    const attempt = () =>
      createTrainingPayload(
        training({ overrides: { grid_size: [2, 3] }, execution: { n_devices: 0 } }),
        without('xcoords'),
      );
    expect(attempt).toThrow(PayloadError);
    try {
      attempt();
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      expect(
        error.findings
          .filter((f) => f.outcome === 'blocked')
          .map((f) => f.rule)
          .sort(),
      ).toEqual([
        'array-missing',
        'execution-option-refused',
        'grid-not-square',
        'n-groups-missing',
      ]);
      expect(error.message).toContain('n_groups is not set');
    }
  });

  it('resolves each workflow without throwing', () => {
    expect(resolveTraining(training({ overrides: {} }), WORLD)).toMatchObject({
      payload: null,
      legacyParams: null,
    });
    expect(resolveTraining(training(), WORLD).legacyParams).toHaveProperty('N', 128);
    expect(resolveInference(inference(), WORLD).payload).toHaveProperty('tf_inference_config');
  });

  it('infers the probe size', () => {
    expect(inferProbeSize(DATASET)).toMatchObject({ ok: true, N: 128 });
    expect(inferProbeSize({ status: 'missing', problem: 'No such file.' })).toEqual({
      ok: false,
      problem: 'No such file.',
    });
  });
});

describe('values that Python and JavaScript treat differently', () => {
  const payloadOf = (overrides: Values) => {
    const { payload, findings } = resolveTraining(
      training({ overrides: { n_groups: 4, nphotons: 1, ...overrides } }),
      WORLD,
    );
    return {
      payload,
      blocked: findings.filter(({ outcome }) => outcome === 'blocked').map(({ rule }) => rule),
    };
  };

  it('include an empty list, which is false, and True, which equals 1', () => {
    expect(payloadOf({ nll: [] }).payload).toMatchObject({ tf_training_config: { nll_weight: 0 } });
    expect(payloadOf({ gridsize: true }).payload).toMatchObject({
      tf_training_config: { model: { gridsize: true } },
      pt_data_config: { grid_size: [true, true], C: 1 },
    });
  });

  it.each(['1', null, []])(
    'are an nll_weight of %j, which nothing compares with 0',
    (nll_weight) => {
      expect(payloadOf({ nll_weight })).toEqual({ payload: null, blocked: ['loss-weight-type'] });
    },
  );
});
