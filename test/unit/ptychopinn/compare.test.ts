/** The comparison of a run with its payload, on records that are made up: it sees what nobody announced, and nothing else. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import type { Value, Values } from '../../../shared/values/value';
import { differences, metricsProblems, unannounced } from '../../ptychopinn/kit/compare';
import type { Recorded } from '../../ptychopinn/kit/program';
import { training, WORLD } from '../factory/help';

const resolution = resolve(
  training({
    target: 'ptychopinn-2026.07',
    overrides: { n_groups: 16, torch_loss_mode: 'mae', test_data_file: 'test.npz' },
  }),
  WORLD,
);

type Edit = (sections: { [name: string]: { [field: string]: Value } }) => void;

/** What a run of the request records, with edits. */
function record(edit: Edit = () => {}, params: Values = {}): Recorded {
  const { payload, legacyParams } = resolution;
  const sections = Object.fromEntries(
    ['data', 'model', 'training', 'inference'].map((name) => [
      `${name}_config`,
      { ...payload?.[`pt_${name}_config`] },
    ]),
  );
  edit(sections);
  return {
    hparams: sections,
    bundle: {
      config: sections,
      params: { ...legacyParams, n_subsample: null, intensity_scale: 15.4, ...params },
    },
    metrics: {
      epoch: [0, 0, 1],
      mae_train_loss_step: [3, 2],
      learning_rate: [0.0010000000474974513],
    },
  };
}

const found = (run: Recorded) =>
  unannounced(differences(run, resolution), { ...resolution, findings: [] }, []).map(
    ({ where }) => where,
  );

describe('the comparison of a run with its payload', () => {
  it('sees no difference where there is none, nor in what PtychoPINN records otherwise in every run', () => {
    expect(resolution.payload).not.toBeNull();
    expect(found(record())).toEqual([]);
    const usual = record(({ training_config: run = {}, model_config: model = {} }) => {
      run.test_data_file = null;
      model.amp_activation = 'swish';
    });
    expect(found(usual)).toEqual([]);
  });

  it('sees a field that changed, one that is new and one that is gone, in both places', () => {
    const run = record(({ data_config: data = {} }) => {
      data.K = 7;
      data.novel = 1;
      delete data.N;
    });
    expect(found(run).sort()).toEqual(
      ['bundle', 'hparams'].flatMap((place) =>
        ['K', 'N', 'novel'].map((field) => `${place}.data_config.${field}`),
      ),
    );
    expect(found(record(() => {}, { 'object.big': false }))).toEqual(['bundle.params.object.big']);
    expect(found({ ...record(), hparams: null })).toHaveLength(4);
  });

  it("lets the network's loss follow torch_loss_mode, and nothing else", () => {
    const follow = (loss: string) =>
      record(({ model_config: model = {} }) => {
        model.loss_function = loss;
      });
    expect(found(follow('MAE'))).toEqual(['hparams.model_config.loss_function']);
    expect(found(follow('Other'))).toContain('bundle.model_config.loss_function');
  });

  it('takes a difference that a finding or a note is about, under any name of the setting', () => {
    const run = record(({ training_config: training = {} }) => {
      training.epochs = 3;
      training.momentum = 0.5;
    });
    const all = differences(run, resolution);
    const note = { name: 'num_workers', value: 4, why: 'It trains with momentum 0.5.' };
    const finding = resolution.findings.find(({ fields }) => fields.length > 0);
    if (!finding) throw new Error('The request has no finding.');
    const about = { ...resolution, findings: [{ ...finding, fields: ['max_epochs'] }] };
    expect(new Set(unannounced(all, about, []).map(({ field }) => field))).toEqual(
      new Set(['momentum']),
    );
    expect(unannounced(all, about, [note])).toEqual([]);
  });

  it('takes the value of the place that the used values name, and no other', () => {
    const request = training({
      target: 'ptychopinn-2026.07',
      overrides: { n_groups: 16 },
      execution: { learning_rate: 0.002 },
    });
    const resolved = { ...resolve(request, WORLD), findings: [] };
    const all = (rate: number) => [
      {
        where: 'hparams.training_config.learning_rate',
        field: 'learning_rate',
        payload: 0.001,
        run: rate,
      },
    ];
    expect(unannounced(all(0.002), resolved, [])).toEqual([]);
    expect(unannounced(all(0.003), resolved, [])).toEqual(all(0.003));
  });

  it('holds the metrics against the recorded settings', () => {
    const problems = (run: Recorded) => metricsProblems(run, { ...resolution, findings: [] }, []);
    const settings = record(({ training_config: training = {} }) => {
      training.epochs = 2;
    });
    expect(problems(settings)).toEqual([]);
    expect(problems(record())).toEqual([expect.stringMatching(/^2 epochs, not \d+$/)]);
    expect(problems({ ...settings, metrics: {} })).toContain('no training loss');
    const wrong = { ...settings.metrics, learning_rate: [0.002], mae_train_loss_step: ['nan'] };
    expect(problems({ ...settings, metrics: wrong })).toEqual([
      'mae_train_loss_step is not finite',
      'learning rate 0.002, not 0.001',
    ]);
    const [finding] = resolution.findings;
    if (!finding) throw new Error('The request has no finding.');
    const about = (
      outcome: 'info' | 'wrong-result',
      message: string,
      metrics: Recorded['metrics'] = wrong,
    ) =>
      metricsProblems(
        { ...settings, metrics },
        { ...resolution, findings: [{ ...finding, outcome, message, fields: ['learning_rate'] }] },
        [],
      );
    expect(about('wrong-result', 'The loss is NaN.')).toEqual([]);
    const cut = { ...wrong, epoch: [0] };
    expect(about('wrong-result', 'The loss is NaN.', cut)).toEqual([]);
    expect(about('wrong-result', 'The loss is NaN.', { ...settings.metrics, epoch: [0] })).toEqual([
      '1 epochs, not 2',
    ]);
    expect(about('info', 'The loss is NaN.', cut)).toContain('1 epochs, not 2');
    const other = ['mae_train_loss_step is not finite'];
    expect(about('info', 'The loss is NaN.')).toEqual(other);
    expect(about('wrong-result', 'The loss is wrong.')).toEqual(other);
  });
});
