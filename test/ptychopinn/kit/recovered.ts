/** Reads a run back as Pinnboard lists it, and compares what its request resolves to with what it recorded. */
import path from 'node:path';
import { recordedRuns } from '../../../electron/node/runs/recordedRuns';
import { mergeRequest } from '../../../shared/factory/merge';
import type { Request } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';
import { own, sameValue, type Value } from '../../../shared/values/value';
import type { RunTarget } from './settings';

const SECTIONS = ['data_config', 'model_config', 'training_config'] as const;

/** What the factory makes of a field, without the dataset. */
function resolver(target: RunTarget, request: Request) {
  const known = findTarget(target);
  if (!known) throw new Error(`no target ${target}`);
  const { provenance } = mergeRequest(known, request, {
    dataset: { status: 'missing', problem: 'not read' },
  });
  return (section: string, field: string) => own(provenance[section] ?? {}, field)?.value;
}

const isSame = (a: Value | undefined, b: Value) => a !== undefined && sameValue(a, b);

/**
 * What is not as it was in the run of a folder; empty when all is well. What the run recorded otherwise than it was
 * `asked` may differ from what any request gives, where the list names it.
 */
export async function recoveryProblems(
  folder: string,
  target: RunTarget,
  asked: Request,
): Promise<string[]> {
  const { runs } = await recordedRuns(folder);
  const [run, ...others] = runs;
  if (run === undefined || others.length > 0)
    return [`${runs.length} runs in ${path.basename(folder)}`];
  const problems = run.not_read.map(({ file, problem }) => `not read: ${file}: ${problem}`);
  if (run.state !== 'finished') problems.push(`${run.state}: ${run.evidence.join(' ')}`);
  if (run.request === null) return [...problems, 'no request'];
  if (run.request.target !== target) return [...problems, `a request of ${run.request.target}`];
  const [again, before] = [resolver(target, run.request), resolver(target, asked)];
  for (const name of SECTIONS)
    for (const [field, value] of Object.entries(run.settings[name] ?? {})) {
      // PtychoPINN drops the validation data before it records its sections.
      if (field === 'test_data_file' && value === null) continue;
      const section = `pt_${name}`;
      const resolved = again(section, field);
      const isNamed = run.not_recovered.includes(`${section}.${field}`);
      if (isSame(resolved, value) || (isNamed && !isSame(before(section, field), value))) continue;
      problems.push(
        `${name}.${field}: ${JSON.stringify(value)} in the run, ${JSON.stringify(resolved)} of its request`,
      );
    }
  return problems;
}
