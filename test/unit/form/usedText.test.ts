/** The first sentence about a field: what the run uses, and where from, for the entry point. */
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../shared/dataset/model';
import { resolve } from '../../../shared/factory';
import { usedText } from '../../../shared/form/usedText';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { Values } from '../../../shared/values/value';
import { inference, training, WORLD } from '../factory/help';

function sentence(
  name: string,
  { overrides = {}, execution = {} }: { overrides?: Values; execution?: Values },
  entryPoint?: EntryPoint,
): string | null {
  const request = {
    ...training({ target: 'ptychopinn-2026.07' }),
    overrides: { n_groups: 64, ...overrides },
    execution,
    ...(entryPoint ? { entry_point: entryPoint } : {}),
  };
  const option = !Object.hasOwn(request.overrides, name);
  return usedText(request, name, option, resolve(request, WORLD).provenance);
}

describe('what a run uses', () => {
  it.each<[EntryPoint | undefined, string]>([
    [undefined, 'Training uses 0.0003, from `execution_config.learning_rate`.'],
    ['native', 'Training uses 0.0003, from `execution_config.learning_rate`.'],
    [
      'lightning',
      'Training always uses 0.001. This setting does not reach training: the run takes the rate of its own execution config.',
    ],
  ])('execution option learning_rate with entry point %s', (entryPoint, words) => {
    expect(sentence('learning_rate', { execution: { learning_rate: 3e-4 } }, entryPoint)).toBe(
      words,
    );
  });

  it.each<[EntryPoint, string]>([
    ['python', 'Training uses 2.0, from `pt_data_config.probe_scale`.'],
    ['lightning', 'Training uses 2.0, from `pt_data_config.probe_scale`.'],
    [
      'native',
      'Training always uses 4.0. This setting does not reach training: no command-line flag.',
    ],
  ])('override probe_scale with entry point %s', (entryPoint, words) => {
    expect(sentence('probe_scale', { overrides: { probe_scale: 2 } }, entryPoint)).toBe(words);
  });

  it('entry points that use different values are all named while none is chosen', () => {
    expect(sentence('probe_scale', { overrides: { probe_scale: 2 } })).toBe(
      'Training uses 4.0 with PtychoPINN command, ptycho_train; 2.0 with Python script.',
    );
    expect(sentence('object_big', { overrides: { object_big: false } })).toBe(
      'Training uses False with ptycho_train, Python script. PtychoPINN command cannot set it.',
    );
  });

  it('a value that the chosen command line cannot pass on is not said to be used', () => {
    const set = { overrides: { object_big: false } };
    expect(sentence('object_big', set, 'script')).toBe(
      'Training uses False, from `tf_model_config.object_big`.',
    );
    expect(sentence('object_big', set, 'native')).toBe(
      'This setting cannot reach training through the chosen entry point: it follows --gridsize: True above 1.',
    );
  });

  it('the groups that memory-mapped training does not read', () => {
    expect(sentence('n_groups', {}, 'lightning')).toContain('does not reach training');
    expect(sentence('n_groups', {}, 'native')).toBe(
      'Training uses 64, from `tf_training_config.n_groups`.',
    );
  });
});

describe('what the trained model decides', () => {
  const bundle: Bundle = {
    kind: 'bundle',
    size: 1,
    modified: '2026-01-01T00:00:00.000Z',
    missing: [],
    backend: 'pytorch',
    schema: null,
    sections: { data_config: { N: 128 }, model_config: {}, training_config: {}, params: {} },
    notRead: [],
  };
  const said = (name: string, model?: Bundle) => {
    const request = inference({ target: 'ptychopinn-2026.07', overrides: { n_groups: 8, N: 64 } });
    return usedText(request, name, false, resolve(request, WORLD).provenance, model);
  };

  it('is said with its value, whatever is set', () => {
    expect(said('N', bundle)).toBe('Inference uses 128, which the model was trained with.');
  });

  it('is not claimed of a model that was not read, or that does not say it', () => {
    expect(said('N')).not.toContain('trained with');
    expect(said('probe_scale', bundle)).not.toContain('trained with');
  });
});
