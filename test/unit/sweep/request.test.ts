import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import type { Request } from '../../../shared/request/request';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import { pointRequest } from '../../../shared/sweep/plan/pointRequest';
import type { Axis } from '../../../shared/sweep/sweep';
import type { Values } from '../../../shared/values/value';
import { inference, training, WORLD } from '../factory/help';
import { list, sweep } from './kit';

const REAL = 'ptychopinn-2026.07';
const sound = training().overrides;
const placed = training({ train_data_file: '/data/scan.npz' });

/** A field of the payload that a point makes. */
function field(base: Request, axes: Axis[], values: Values, section: string, name: string) {
  return resolve(pointRequest(base, axes, values), WORLD).payload?.[section]?.[name];
}

describe('the request of a point', () => {
  it.each(['adr-003', REAL])(
    '%s: the axis wins over every other name of the same thing',
    (target) => {
      const base = training({ target, overrides: { ...sound, grid_size: [3, 3], K: 9 } });
      const axes = [list('gridsize', [2])];
      expect(pointRequest(base, axes, { gridsize: 2 }).overrides).toEqual({
        ...sound,
        K: 9,
        gridsize: 2,
      });
      expect(field(base, axes, { gridsize: 2 }, 'pt_data_config', 'grid_size')).toEqual([2, 2]);
    },
  );

  it('a knob as an axis wins over an override of its name where that would win', () => {
    const base = training({ overrides: { ...sound, learning_rate: 1e-2 } });
    const axes = [list('learning_rate', [1e-4], 'execution')];
    expect(field(base, axes, { learning_rate: 1e-4 }, 'execution_config', 'learning_rate')).toBe(
      1e-4,
    );
  });

  it('leaves the base as it is', () => {
    const base = training();
    const before = structuredClone(base);
    pointRequest(base, [list('n_groups', [1])], { n_groups: 1 });
    expect(base).toEqual(before);
  });

  it('takes paths of the request', () => {
    const axes = [
      list('train_data_file', ['a.npz'], 'request'),
      list('profile', ['ci'], 'request'),
    ];
    expect(
      pointRequest(training(), axes, { train_data_file: 'a.npz', profile: 'ci' }),
    ).toMatchObject({ train_data_file: 'a.npz', profile: 'ci' });
    const model = [list('model_path', ['m'], 'request')];
    expect(pointRequest(inference(), model, { model_path: 'm' })).toMatchObject({
      model_path: 'm',
    });
  });
});

describe('what is said of a description', () => {
  const said = (axes: Axis[], base: Request = placed, known = true) => {
    const effective = known ? effectiveValues(base, resolve(base, WORLD)) : undefined;
    return planPoints(sweep(axes, { base }), effective).findings.map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  };

  it('nothing of sound axes', () => {
    const axes = [list('gridsize', [1, 2]), list('learning_rate', [1e-3], 'execution')];
    for (const target of ['adr-003', REAL])
      for (const known of [true, false])
        expect(said(axes, { ...placed, target }, known)).toEqual([]);
  });

  it.each([
    [
      list('gridsiez', [1]),
      /sweep-axis-unknown: Unknown field `gridsiez`\. Did you mean .*gridsize\?/,
    ],
    [
      list('accum_step', [1], 'execution'),
      /Unknown execution option `accum_step`\. Did you mean accum_steps/,
    ],
    [
      list('n_devices', [1], 'request'),
      /request key `n_devices`\. Did you mean .*execution\.n_devices/,
    ],
    [
      list('output_dir', ['a'], 'request'),
      /sweep-axis-unknown: An axis cannot set the request key `output_dir`/,
    ],
    [
      list('train_data_file', [3], 'request'),
      /sweep-axis-value: train_data_file is 3 on its axis; expected text/,
    ],
  ])('%j', (axis, words) => {
    expect(said([axis]).join('\n')).toMatch(words);
  });

  it('an axis that does not reach training, and what does', () => {
    const base = training({ target: REAL });
    expect(said([list('nepochs', [5, 10])], base).join('\n')).toMatch(
      /sweep-axis-lost: nepochs is an axis that does not reach training: .*Use the override `max_epochs` instead\./,
    );
    // The loader, which runs a sweep, passes these on.
    for (const name of ['learning_rate', 'gradient_clip_val', 'probe_scale', 'plateau_patience'])
      expect(said([list(name, [1, 2])], base).join('\n')).not.toContain('sweep-axis-lost');
  });

  it('two axes of one thing are refused', () => {
    expect(said([list('gridsize', [1]), list('grid_size', [[2, 2]])]).join('\n')).toMatch(
      /sweep-axis-twice: The axes gridsize and grid_size set the same field/,
    );
    expect(said([list('gridsize', [1]), list('gridsize', [2])]).join('\n')).toMatch(
      /Two axes are named gridsize/,
    );
  });
});
