/** What a script cannot carry into the run, though it hands everything to the factory. */

import { canonicalRequest } from '../../factory/canonical';
import type { Resolution } from '../../factory/resolution';
import type { Propagation, ReadValue } from '../../propagation/propagation';
import { propagationNow, usedBy } from '../../propagation/words';
import type { EntryPoint } from '../../request/entryPoint';
import { findTarget } from '../../targets';
import { insteadWords } from '../../targets/forwarding';
import type { Target } from '../../targets/target';
import { isValues, sameValue } from '../../values/value';
import type { ExportInput, UnsupportedSetting } from '../format';
import { inferredValue } from '../inferred';

/** What a script cannot express: request first, then overrides and execution options in their order. */
export function pythonUnsupported({
  request: given,
  resolution,
}: ExportInput): UnsupportedSetting[] {
  const request = canonicalRequest(given);
  const target = findTarget(request.target);
  if (!target) return [];
  return [
    ...requestUnsupported(target, { request, resolution }),
    ...unreadSettings(target, { request, resolution }, 'python'),
  ];
}

/** Overrides, then execution options, that a run with the entry point does not read. */
export function unreadSettings(
  target: Target,
  { request, resolution }: ExportInput,
  entryPoint: EntryPoint,
): UnsupportedSetting[] {
  const read: ReadValue = (section, name) => resolution.provenance[section]?.[name]?.value;
  return [false, true].flatMap((option) =>
    Object.entries((option ? request.execution : request.overrides) ?? {}).flatMap(
      ([name, value]) => {
        const propagation = target.propagation(request.workflow, name, option);
        if (!propagation) return [];
        const { effect, why } = propagationNow(propagation, read, entryPoint);
        const used =
          usedInstead(propagation, resolution, entryPoint) ?? propagation.neutral ?? null;
        if (effect === 'reaches' || sameValue(value, used)) return [];
        const better =
          entryPoint === 'lightning'
            ? ''
            : insteadWords(target, request.workflow, propagation, entryPoint);
        const instead = better === '' ? {} : { instead: `Set ${better}.` };
        return [{ name, value, why: `${why}.`, ...instead }];
      },
    ),
  );
}

/** What the run has in place of a setting; undefined where that is not known. */
function usedInstead(propagation: Propagation, { provenance }: Resolution, entryPoint: EntryPoint) {
  if (propagation.inferred) return inferredValue(propagation, provenance);
  const { reads, uses } = usedBy(propagation, entryPoint);
  const read = reads ? provenance[reads.section]?.[reads.name]?.value : undefined;
  return read === undefined ? uses : propagation.as(read);
}

function requestUnsupported(
  target: Target,
  { request, resolution }: ExportInput,
): UnsupportedSetting[] {
  const { workflow, profile = null } = request;
  const unsupported: UnsupportedSetting[] = [];
  if (profile !== null && (workflow === 'inference' || !Object.hasOwn(target.profiles, profile)))
    unsupported.push({ name: 'profile', value: profile, why: 'This factory takes no profile.' });
  for (const { name, applies, why, instead } of target.exports.script.limits)
    if (applies(request))
      unsupported.push({
        name,
        value: name === 'workflow' ? workflow : true,
        why,
        ...(instead === undefined ? {} : { instead }),
      });
  if (endsInTraining(resolution))
    unsupported.push({
      name: profile === null ? 'physics_forward_mode' : 'profile',
      value: profile ?? 'rectangular_scaled',
      why: 'It is handed on, and training then ends with an error: data that RawData.from_file reads has no CI statistics.',
      instead: 'Train from a dataset that has them, through the loader of memory-mapped datasets.',
    });
  return unsupported;
}

/** The CI contract asks for statistics that only the memory-mapped loader computes (ptycho_torch/workflows/components.py:248, ptycho_torch/workflows/components.py:1530). */
function endsInTraining({ payload }: Resolution): boolean {
  const { pt_model_config: model, pt_data_config: data } = payload ?? {};
  return (
    isValues(payload?.tf_training_config) &&
    model?.physics_forward_mode === 'rectangular_scaled' &&
    data?.scale_contract_version === 'ci_intensity_v2'
  );
}
