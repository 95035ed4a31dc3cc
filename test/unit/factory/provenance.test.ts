/** The record of the merge: for every field which layer won, and what it won over. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { tensorflowSection } from '../../../shared/factory/assemble';
import type { Request } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';
import { sameValue } from '../../../shared/values/value';
import { inference, training, WORLD } from './help';

const story = (request: Request, section: string, field: string) =>
  resolve(request, WORLD).provenance[section]?.[field];
const layers = (request: Request, section: string, field: string) =>
  story(request, section, field)?.contributions.map((c) => `${c.layer} ${c.status}`);

describe('adr-003', () => {
  const request = training({
    overrides: { n_groups: 8, learning_rate: 3e-4, max_epochs: 80 },
    execution: { learning_rate: 1e-2 },
  });

  it('lists all layers of learning_rate, highest first', () => {
    expect(layers(request, 'pt_training_config', 'learning_rate')).toEqual([
      'override won',
      'execution shadowed',
      'execution shadowed',
      'pt-default shadowed',
    ]);
  });

  it('lists the command-line layer even when it is off', () => {
    expect(layers(training(), 'pt_training_config', 'epochs')).toEqual([
      'cli off',
      'pt-default won',
    ]);
    expect(layers(training({ cli_defaults: true }), 'pt_training_config', 'epochs')).toEqual([
      'cli won',
      'pt-default shadowed',
    ]);
  });

  it('names the origin of inferred, derived and bridged values', () => {
    expect(story(request, 'pt_data_config', 'N')).toMatchObject({ value: 128, layer: 'inferred' });
    expect(story(request, 'pt_model_config', 'C_model')).toMatchObject({
      value: 4,
      layer: 'derived',
    });
    const epochs = story(request, 'tf_training_config', 'nepochs');
    expect(epochs).toMatchObject({ value: 80, layer: 'override' });
    expect(epochs?.contributions[0]?.detail).toBe(
      'override max_epochs, bridged from pt_training_config.epochs',
    );
    expect(epochs?.contributions.at(-1)).toMatchObject({ layer: 'tf-default', value: 50 });
  });

  it('distinguishes a value set to its default from the default', () => {
    expect(
      story(
        training({ overrides: { n_groups: 8, batch_size: 16 } }),
        'pt_training_config',
        'batch_size',
      ),
    ).toMatchObject({ value: 16, layer: 'override' });
  });

  it('has values even when the factory rejects the request', () => {
    const refused = resolve(training({ overrides: {} }), WORLD);
    expect(refused.payload).toBeNull();
    expect(refused.provenance.pt_training_config?.epochs?.value).toBe(50);
  });
});

describe('ptychopinn-2026.07', () => {
  const target = 'ptychopinn-2026.07';

  it('lists an override that the bridge ignores', () => {
    const request = training({ target, overrides: { n_groups: 8, mae_weight: 0.5 } });
    expect(story(request, 'tf_training_config', 'mae_weight')).toMatchObject({
      value: 0,
      layer: 'tf-default',
    });
    expect(story(request, 'tf_training_config', 'mae_weight')?.contributions[0]).toMatchObject({
      layer: 'override',
      value: 0.5,
      status: 'off',
      detail: 'override, ignored by the bridge',
    });
  });

  it('takes object_big from the command line: gridsize > 1', () => {
    const big = (gridsize: number) =>
      story(
        training({ target, cli_defaults: true, overrides: { n_groups: 8, gridsize } }),
        'pt_model_config',
        'object_big',
      );
    expect(big(1)).toMatchObject({ value: false, layer: 'cli' });
    expect(big(2)).toMatchObject({ value: true, layer: 'cli' });
  });

  it('merges the profile under the overrides', () => {
    const request = training({
      target,
      profile: 'ci',
      overrides: { n_groups: 8, rect_s1s2_init: 'ones' },
    });
    expect(layers(request, 'pt_model_config', 'rect_s1s2_init')).toEqual([
      'override won',
      'pt-default shadowed',
    ]);
    expect(story(request, 'pt_model_config', 'cnn_output_mode')).toMatchObject({
      value: 'real_imag',
      layer: 'override',
    });
  });
});

describe.each(['adr-003', 'ptychopinn-2026.07'])('%s', (target) => {
  it.each([training({ target }), inference({ target })])(
    'has a story for every field of the $workflow payload, equal to its value',
    (request) => {
      const { payload, provenance } = resolve(request, WORLD);
      const sections = findTarget(target)?.payloadSections[request.workflow] ?? [];
      expect(sections.length).toBeGreaterThan(0);
      for (const section of sections) {
        const { model, ...values }: Record<string, unknown> = payload?.[section] ?? {};
        const told: Record<string, unknown> = {};
        for (const [name, s] of Object.entries(provenance[section] ?? {})) told[name] = s.value;
        expect(told).toEqual(values);
        expect(told, section).not.toEqual({});
        for (const s of Object.values(provenance[section] ?? {})) {
          const winners = s.contributions.filter((c) => c.status === 'won');
          expect(winners).toHaveLength(1);
          expect(winners[0]?.layer).toBe(s.layer);
          expect(sameValue(winners[0]?.value ?? null, s.value)).toBe(true);
        }
        if (section === tensorflowSection(request.workflow)) {
          const models = Object.entries(provenance.tf_model_config ?? {}).map(([name, s]) => [
            name,
            s.value,
          ]);
          expect(Object.fromEntries(models)).toEqual(model);
        }
      }
    },
  );
});
