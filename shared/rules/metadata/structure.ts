import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { isValues } from '../../values/value';
import { rule } from '../rule';

export const structure = rule({
  id: 'metadata-structure',
  title: "_metadata does not have PtychoPINN's layout",
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
  why: 'PtychoPINN reads `nphotons`, `N` and `gridsize` from `physics_parameters` and silently ignores them anywhere else.',
  check: ({ dataset, datasetField }) => {
    if (dataset?.metadata.status !== 'ok') return [];
    const { physics_parameters: physics, schema_version: version } = dataset.metadata.value;
    const problem = !isValues(physics)
      ? `${physics === undefined ? '`_metadata` has no `physics_parameters`' : `\`physics_parameters\` in \`_metadata\` is ${formatValue(physics)}`}; PtychoPINN expects a dictionary with \`nphotons\`, \`N\` and \`gridsize\`. Save them there.`
      : version !== undefined && version !== '1.0.0'
        ? `\`schema_version\` in \`_metadata\` is ${formatValue(version)}; PtychoPINN writes 1.0.0 and does not check the version. Check that \`nphotons\`, \`N\` and \`gridsize\` under \`physics_parameters\` have the expected meaning.`
        : null;
    return problem === null ? [] : [{ fields: ['_metadata', datasetField], message: problem }];
  },
});
