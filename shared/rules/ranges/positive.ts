import type { Case } from '../../findings/ruleFacts';
import type { Workflow } from '../../request/request';
import { evidence } from '../../sources/source';
import { asCode } from '../asCode';
import { clearOverrides } from '../fixes';
import { rule } from '../rule';

/** A value that must be positive: its section and field, and the names under which a user sets it, the usual one first. */
type Place = readonly [section: string, field: string, ...names: string[]];

const POSITIVE: { readonly [workflow in Workflow]: readonly Place[] } = {
  training: [
    ['pt_training_config', 'n_groups', 'n_groups'],
    ['tf_model_config', 'gridsize', 'gridsize', 'grid_size'],
    ['tf_model_config', 'n_filters_scale', 'n_filters_scale'],
    ['pt_data_config', 'nphotons', 'nphotons'],
    ['pt_data_config', 'probe_scale', 'probe_scale'],
    ['pt_training_config', 'batch_size', 'batch_size'],
    ['pt_training_config', 'epochs', 'max_epochs', 'nepochs', 'epochs'],
  ],
  // `inference-groups-not-positive` reports n_groups.
  inference: [
    ['tf_model_config', 'gridsize', 'gridsize', 'grid_size'],
    ['tf_model_config', 'n_filters_scale', 'n_filters_scale'],
    ['pt_data_config', 'probe_scale', 'probe_scale'],
    ['pt_inference_config', 'batch_size', 'batch_size'],
  ],
};

/** Outcomes other than a crash while loading. */
const outcomeOf = (field: string): Pick<Case, 'outcome' | 'stage'> =>
  field === 'epochs' || field === 'probe_scale'
    ? { outcome: 'wrong-result', stage: 'train' }
    : field === 'gridsize' || field === 'n_filters_scale'
      ? { stage: 'train' }
      : {};

/** The result of a run that does not stop with an error. */
function consequence(field: string, seen: number): string {
  if (field === 'epochs')
    return seen === 0
      ? ' The run ends without an error, but its bundle contains an untrained network.'
      : ' Training never ends.';
  if (field === 'probe_scale')
    return seen === 0
      ? ' The loss becomes NaN, and the run ends without an error.'
      : ' Training continues with the sign of the probe inverted.';
  return '';
}

export const positive = rule({
  id: 'not-positive',
  title: 'The value must be positive',
  outcome: 'crash',
  stage: 'load',
  fields: [
    ...new Set(Object.values(POSITIVE).flatMap((all) => all.map(([, , name = '']) => name))),
  ],
  raises: [
    'ValueError: positive integer value',
    'ValueError: must be positive',
    'ValueError: Negative dimensions',
    'RuntimeError: negative dimension',
    'RuntimeError: 0 channels',
  ],
  source: [
    evidence('number-of-groups'),
    evidence('grid-and-channels'),
    evidence('sources-of-the-photon-number'),
    evidence('probe-scale'),
    evidence('checks-nobody-calls'),
  ],
  tried: true,
  why: 'PtychoPINN has a check for this that it never calls; the value is used until something divides by it or loops over it.',
  check: ({ request, number, shown, layer, override }) =>
    POSITIVE[request.workflow].flatMap(([section, field, ...names]) => {
      const seen = number(section, field);
      // The factory itself rejects an execution option that is copied to the section.
      if (seen === undefined || seen > 0 || layer(section, field) === 'execution') return [];
      const given = names.filter((name) => override(name) !== undefined);
      const name = given[0] ?? names[0] ?? field;
      return [
        {
          fields: [name],
          ...outcomeOf(field),
          message: `${asCode(name)} is ${shown(section, field)}; it must be above 0.${consequence(field, seen)}`,
          fixes: given.length > 0 ? [clearOverrides(...given)] : [],
        },
      ];
    }),
});
