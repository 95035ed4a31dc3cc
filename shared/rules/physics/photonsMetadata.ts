import { metadataPhotons } from '../../dataset/metadata';
import { USUAL_ENTRY_POINTS } from '../../request/entryPoint';
import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { setOverride } from '../fixes';
import { rule } from '../rule';

export const photonsDisagree = rule({
  id: 'photons-disagree',
  title: "nphotons differs from the dataset's _metadata",
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['nphotons', '_metadata'],
  source: [
    code.configFactory(376),
    code.trainScript(391),
    evidence('sources-of-the-photon-number'),
  ],
  tried: true,
  why: "The Poisson loss is scaled by `nphotons`. The factory uses an override; `ptycho_train`, and in later revisions all training from an NPZ file, uses the value in the dataset's `_metadata`.",
  check: ({ dataset, override, value, number, request, target }) => {
    if (!dataset || override('nphotons') === undefined) return [];
    const recorded = metadataPhotons(dataset.metadata);
    const seen = number('pt_data_config', 'nphotons');
    if (recorded === null || seen === undefined) return [];
    if (Math.abs(Number(recorded) - seen) <= 1e-9 * Number(recorded)) return [];
    const { run } = target.traits;
    const { entry_point } = request;
    const chosen = entry_point === undefined ? USUAL_ENTRY_POINTS : [entry_point];
    const then = !run.runs
      ? 'The payload contains the override'
      : run.metadataPhotons.length > 1
        ? 'Training from an NPZ file uses the value in `_metadata`, not the override'
        : 'Training from the payload uses the override; `ptycho_train` uses the value in `_metadata`';
    return [
      {
        fields: ['nphotons', '_metadata'],
        ...(chosen.every((name) => run.metadataPhotons.includes(name))
          ? { outcome: 'ignored' }
          : {}),
        message: `\`nphotons\` is ${formatValue(value('pt_data_config', 'nphotons') ?? null, { kind: 'float' })}, but ${formatValue(recorded, { kind: 'float' })} in the dataset's \`_metadata\`. ${then}. Set both to the photon number of the measurement.`,
        fixes: [{ ...setOverride('nphotons', recorded), basis: 'recorded' }],
      },
    ];
  },
});
