/** Values that Python takes otherwise than their types say, as the factory of ptychopinn-2026.07 takes them. */
import { expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import type { TrainingRequest } from '../../../shared/request/request';
import { training, WORLD } from './help';

const payloadOf = (changes: Partial<TrainingRequest>) => {
  const { payload, findings } = resolve(
    training({ target: 'ptychopinn-2026.07', ...changes }),
    WORLD,
  );
  const blocked = findings.filter(({ outcome }) => outcome === 'blocked');
  return { payload, blocked: blocked.map(({ rule }) => rule) };
};

it('a mask tensor turns the mask of the TensorFlow section on', () => {
  for (const [given, on] of [
    [1, true],
    [null, false],
  ] as const) {
    const { payload } = payloadOf({ overrides: { n_groups: 16, probe_mask_tensor: given } });
    expect(payload?.tf_training_config?.model, String(given)).toMatchObject({ probe_mask: on });
  }
});

it('a validation path that is no text is written as its text', () => {
  const { payload } = payloadOf({ overrides: { n_groups: 16, test_data_file: true } });
  expect(payload?.tf_training_config?.test_data_file).toBe('True');
});

it('an execution option that is read with float() may be a text', () => {
  for (const text of ['0.5', ' 5e-1 '])
    expect(payloadOf({ execution: { ffno_encoder_gate_init: text } }), text).toMatchObject({
      payload: expect.anything(),
      blocked: [],
    });
  expect(payloadOf({ execution: { ffno_encoder_gate_init: 'half' } })).toMatchObject({
    payload: null,
    blocked: ['execution-option-refused'],
  });
});
