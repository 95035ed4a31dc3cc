import { useEffect } from 'react';
import { jsonText } from '../../../shared/json/write';
import { canvasOf } from '../../../shared/plan/groups/canvas';
import { groupSpec } from '../../../shared/plan/groups/groupSpec';
import type { PlanInputs } from '../../../shared/plan/inputs';
import { bridge } from '../../bridge/bridge';
import { useJob } from '../../kit/job';
import { useResolved } from '../../store/store';
import { usePlanned } from '../planned';
import { useGroups } from './store';

/** Has main draw the groups again whenever the run groups otherwise; shows nothing. */
export function GroupsJob() {
  const { inputs } = usePlanned();
  const dataset = useResolved((resolved) => resolved.dataset);
  const reading = dataset?.reading.status === 'ok' ? dataset.reading : null;
  const question = inputs && reading ? questionOf(inputs) : null;
  const asked = question && 'spec' in question ? question : null;
  const scope = dataset && reading ? `${dataset.grant} ${reading.fingerprint}` : '';
  const job = useJob(scope, asked ? `${scope} ${jsonText(asked)}` : '', (id) =>
    asked && dataset
      ? bridge?.drawGroups({ dataset: dataset.grant, job: id, ...asked })
      : undefined,
  );
  const reason = question && 'reason' in question ? question.reason : null;
  const problem = reason ?? job.problem;
  const { value, done } = job;
  const isAsked = asked !== null;
  useEffect(() => {
    useGroups.setState({ drawn: isAsked && problem === null ? value : null, problem, done });
  }, [value, problem, done, isAsked]);
  return null;
}

function questionOf(inputs: PlanInputs) {
  const spec = groupSpec(inputs);
  if ('reason' in spec) return spec;
  const file = inputs.value('test_data_file');
  const isFile = inputs.route.validation === 'file' && typeof file === 'string' && file !== '';
  return {
    spec,
    N: positive(inputs.N),
    canvas: positive(canvasOf(inputs)),
    validation: isFile && file !== 'None' ? file : null,
  };
}

const positive = (side: number | null): number | null => (side !== null && side > 0 ? side : null);
