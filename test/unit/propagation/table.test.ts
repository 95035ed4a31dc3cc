/** The propagation table names exactly the settings of the catalogue, and its fields and source lines exist. */
import { describe, expect, it } from 'vitest';
import { EFFECTS, ROUTE_IDS, type RouteId } from '../../../shared/propagation/propagation';
import { WORKFLOWS } from '../../../shared/request/request';
import { ADR_003 } from '../../../shared/targets/adr-003';
import { PTYCHOPINN_2026_07 } from '../../../shared/targets/ptychopinn-2026.07';
import { PTYCHOPINN_REFACTOR_2026_07 } from '../../../shared/targets/ptychopinn-refactor-2026.07';

/** Flags of PtychoPINN's own parsers (ptycho_torch/train.py:564-817, ptycho_torch/inference.py:730-872, scripts/training/train.py:142-320, scripts/inference/inference.py:78-128), but those for nothing here. */
const FLAGS: { readonly [key: string]: string } = {
  'training native':
    '--train_data_file --test_data_file --output_dir --max_epochs --n_images --gridsize --batch_size --log-patch-stats --patch-stats-limit --device --quiet --torch-loss-mode --scale-contract-version --measurement-domain --probe-mask --probe-mask-sigma --probe-mask-diameter --accelerator --no-deterministic --num-workers --learning-rate --logger --disable-checkpointing --checkpoint-save-top-k --checkpoint-monitor --checkpoint-mode --early-stop-patience --scheduler --accumulate-grad-batches',
  'inference native':
    '--model_path --test_data --output_dir --n_images --patch-weighting --varpro-scaling --quiet --log-patch-stats --patch-stats-limit --probe-mask --probe-mask-sigma --probe-mask-diameter --scale-contract-version --measurement-domain --accelerator --num-workers --inference-batch-size',
  'inference script':
    '--model_path --test_data --output_dir --debug --n_images --n_subsample --subsample_seed --backend --torch-accelerator --torch-num-workers --torch-inference-batch-size',
};
/** Fields of the TensorFlow sections without a flag of ptycho_train that takes a value, as the real argparse answered. */
const REFUSING: { readonly [target: string]: readonly string[] } = {
  [PTYCHOPINN_2026_07.name]: [
    'N',
    'max_hidden_channels',
    'resnet_width',
    'probe_mask_diameter',
    'model',
  ],
  [PTYCHOPINN_REFACTOR_2026_07.name]: [
    'N',
    'max_hidden_channels',
    'resnet_width',
    'object_big',
    'object_layout',
    'training_canvas',
    'training_patch_weighting',
    'probe_mask_diameter',
    'model',
  ],
};

describe.each([PTYCHOPINN_2026_07, PTYCHOPINN_REFACTOR_2026_07])('$name', (REAL) => {
  const fields = Object.entries(REAL.sections).flatMap(([section, facts]) =>
    Object.keys(facts).map((name) => ({ section, name })),
  );
  const OPTIONS = new Set(
    fields.flatMap(({ section, name }) => (section === 'execution_config' ? [name] : [])),
  );
  const OVERRIDES = new Set([
    ...fields.flatMap(({ section, name }) => (section === 'execution_config' ? [] : [name])),
    ...REAL.synonyms.flat(),
  ]);

  const lines = WORKFLOWS.flatMap((workflow) =>
    [false, true].flatMap((knob) =>
      REAL.propagationNames(workflow, knob).map((name) => ({ workflow, knob, name })),
    ),
  );
  const of = ({ workflow, knob, name }: (typeof lines)[number]) => {
    const found = REAL.propagation(workflow, name, knob);
    if (!found) throw new Error(`no propagation of ${name}`);
    return found;
  };

  describe.each(WORKFLOWS)('the table for %s', (workflow) => {
    it('has a line for every override of the catalogue and for no other', () => {
      expect([...REAL.propagationNames(workflow, false)].sort()).toEqual([...OVERRIDES].sort());
    });

    it('has a line for every execution option and for no other', () => {
      expect([...REAL.propagationNames(workflow, true)].sort()).toEqual([...OPTIONS].sort());
    });

    it('is null for unknown names', () => {
      expect(REAL.propagation(workflow, 'constructor', false)).toBeNull();
      expect(REAL.propagation(workflow, 'lerning_rate', true)).toBeNull();
    });

    it('has every entry point', () => {
      const wanted = ROUTE_IDS.filter((id) => workflow === 'training' || id !== 'lightning');
      expect(REAL.routes[workflow].map(({ id }) => id)).toEqual(wanted);
    });
  });

  it('every payload field that a run reads is a field of the target', () => {
    const read = lines.flatMap((line) => of(line).reads ?? []);
    const unknown = read.filter(
      ({ section, name }) => !Object.hasOwn(REAL.sections[section], name),
    );
    expect(unknown).toEqual([]);
    expect(read.length).toBeGreaterThan(100);
  });

  it('every setting that is recommended instead takes effect', () => {
    const recommended = lines.flatMap((line) => {
      const { instead } = of(line);
      return instead ? [{ ...instead, for: line.name, workflow: line.workflow }] : [];
    });
    for (const { workflow, name, option, for: ineffective } of recommended)
      expect(
        REAL.propagation(workflow, name, option)?.routes.python.effect,
        `${ineffective}: ${name}`,
      ).toBe('reaches');
    expect(recommended.length).toBeGreaterThan(10);
  });

  it('every effect names its source line, and every setting without effect its evidence', () => {
    const effects = new Set<string>();
    for (const line of lines) {
      const { routes, source } = of(line);
      effects.add(routes.python.effect);
      for (const id of ROUTE_IDS) {
        const { effect, where, why } = routes[id];
        if (effect === 'reaches') expect(where, `${line.name} ${id}`).not.toBeNull();
        expect(why, `${line.name} ${id}`).not.toMatch(/^[A-Z][a-z ]|\.$/);
      }
      if (routes.python.effect !== 'reaches') expect(source, line.name).not.toEqual([]);
    }
    // An override that the factory refuses cannot be set.
    const isRefusing = REAL.traits.factory.unknownOverrides.training === 'refused';
    expect(effects).toEqual(
      new Set(EFFECTS.filter((effect) => effect !== 'unavailable' || isRefusing)),
    );
  });

  const flagsOf = (workflow: string, id: RouteId) =>
    [
      ...new Set(
        lines
          .filter((line) => line.workflow === workflow)
          .flatMap((line) => of(line).routes[id].flag ?? []),
      ),
    ].sort();

  it.each(Object.entries(FLAGS))('%s has the flags of its parser', (key, flags) => {
    const [workflow = '', id] = key.split(' ');
    expect(flagsOf(workflow, id === 'native' ? 'native' : 'script')).toEqual(
      flags.split(' ').sort(),
    );
  });

  it('ptycho_train has a flag for every TensorFlow field except those whose flag rejects every value', () => {
    const names = [
      ...Object.keys(REAL.sections.tf_model_config),
      ...Object.keys(REAL.sections.tf_training_config),
    ];
    const flags = new Set(flagsOf('training', 'script'));
    expect(names.filter((name) => !flags.has(`--${name}`))).toEqual([
      ...(REFUSING[REAL.name] ?? []),
    ]);
    const torch = [...flags].filter((flag) => flag.startsWith('--torch-'));
    expect(torch.length).toBe(14);
    expect(
      [...flags].filter((flag) => !flag.startsWith('--torch-') && !names.includes(flag.slice(2))),
    ).toEqual([]);
  });
});

it('a design document has no entry points', () => {
  expect(ADR_003.propagation('training', 'learning_rate', false)).toBeNull();
  expect(ADR_003.routes.training).toEqual([]);
});
