import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { isValues } from '../../values/value';
import { rule } from '../rule';

export const structure = rule({
  id: 'metadata-structure',
  title: '_metadata is not laid out as PtychoPINN writes it',
  outcome: 'info',
  stage: 'load',
  fields: ['_metadata', 'nphotons', 'N', 'gridsize'],
  source: [
    code.metadata(53),
    knownIssue('DATA-002'),
    knownIssue('DATA-001'),
    evidence('sources-of-the-photon-number'),
  ],
  tried: true,
  why: 'nphotons, N and gridsize are looked for under physics_parameters. Under any other name they are passed over without a word.',
  check: ({ dataset, datasetField }) => {
    if (dataset?.metadata.status !== 'ok') return [];
    const { physics_parameters: physics, schema_version: version } = dataset.metadata.value;
    const problem = !isValues(physics)
      ? `_metadata has ${physics === undefined ? 'no physics_parameters' : `physics_parameters ${formatValue(physics)}`}, where PtychoPINN looks for nphotons, N and gridsize. Save them there.`
      : version !== undefined && version !== '1.0.0'
        ? `_metadata has the schema_version ${formatValue(version)}; PtychoPINN writes 1.0.0 and does not look at the version. Check that nphotons, N and gridsize under physics_parameters mean the same.`
        : null;
    return problem === null ? [] : [{ fields: ['_metadata', datasetField], message: problem }];
  },
});
