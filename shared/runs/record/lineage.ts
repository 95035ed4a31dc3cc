/** Which run trained the model of another: paths as they were when the run was started. */
import { own } from '../../values/value';
import type { RecordedRun } from './joined';

/** Inference records nothing of PtychoPINN; the run that trained its model does. */
export function withLineage(runs: readonly RecordedRun[]): RecordedRun[] {
  const trained = new Map(
    runs.flatMap((run) => {
      const output = own(run.settings.training_config ?? {}, 'output_dir');
      return typeof output === 'string' && output !== '' ? [[output, run] as const] : [];
    }),
  );
  return runs.map((run) => {
    const source = run.model === null ? undefined : trained.get(run.model.path);
    if (source === undefined || source === run || run.workflow !== 'inference') return run;
    return {
      ...run,
      revision: run.revision ?? source.revision,
      evidence: [...run.evidence, `Its model was trained by ${source.folder}.`],
    };
  });
}
