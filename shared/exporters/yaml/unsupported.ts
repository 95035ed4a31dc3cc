/** What a YAML file for `ptycho_train` cannot carry of a request, or carries only with a flag beside it. */

import { SECTION_NAMES } from '../../catalogue/types';
import type { Resolution } from '../../factory/resolution';
import { insteadWords } from '../../propagation/words';
import type { TrainingRequest } from '../../request/request';
import { findField } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { WHOLE_SCAN } from '../commands/script/training';
import type { UnsupportedSetting } from '../format';
import { addFlag, executionFlag, executionOptionsSet, flagOf } from './flags';
import { type Given, givenBy, LOADER } from './given';

/** Losses of overrides, knobs and profile, in the request's order. */
export function yamlUnsupported(
  request: TrainingRequest,
  resolution: Resolution,
  said: readonly Given[],
): UnsupportedSetting[] {
  const options = executionOptionsSet(resolution);
  const isOption = (name: string) => options.some(([option]) => option === name);
  const overrides = Object.entries(request.overrides).flatMap(([name, value]) => {
    const field = givenBy(said, name);
    if (field) return fieldLoss(field, name, value);
    return isOption(name) || isMoot(name, value, resolution) ? [] : [overrideLoss(name, value)];
  });
  const place = said.find(({ field }) => field === 'output_dir');
  return [
    ...(place ? fieldLoss(place, 'output_dir', place.value) : []),
    ...overrides,
    ...options.map(([name, value]) => knobLoss(name, value)),
    ...wholeScanLoss(said),
    ...(request.profile === null || request.profile === undefined
      ? []
      : [
          {
            name: 'profile',
            value: request.profile,
            why: 'ptycho_train has no profiles, and TensorFlow no fields for most of what this one sets.',
            instead: 'Start it with python -m ptycho_torch.train --profile, or from the payload.',
          },
        ]),
  ];
}

/** The file says what nobody set, since the script would keep fewer patterns than a payload's run. */
const wholeScanLoss = (said: readonly Given[]): UnsupportedSetting[] =>
  said.some(({ field, user }) => field === 'n_subsample' && !user)
    ? [
        {
          name: 'n_subsample',
          value: null,
          why: `n_subsample: ${WHOLE_SCAN} is written, which keeps the whole scan: without it the script keeps only as many patterns as there are groups.`,
        },
      ]
    : [];

/** Nothing is lost with a value that the run has anyway. */
function isMoot(name: string, value: Value, { provenance }: Resolution): boolean {
  const moot = LOADER.propagation('training', name, false)?.moot;
  if (moot !== undefined && sameValue(moot, value)) return true;
  const derived = ['C', 'C_model', 'C_forward'].includes(name);
  return (
    derived &&
    SECTION_NAMES.some((section) => {
      const story = provenance[section]?.[name];
      return story !== undefined && sameValue(story.value, value);
    })
  );
}

function fieldLoss(said: Given, name: string, value: Value): UnsupportedSetting[] {
  const { fallback, type, field } = said;
  const flag = flagOf(said);
  const { python, script } = LOADER.propagation('training', name, false)?.routes ?? {};
  // What no route gets into the run is not this form's loss.
  const isAstray =
    python?.effect === 'reaches' &&
    !['reaches', 'unavailable'].includes(script?.effect ?? 'reaches');
  const astray = isAstray && script ? `${script.why}.` : '';
  if (!flag) return astray === '' ? [] : [{ name, value, why: upper(astray) }];
  const why = `ptycho_train overwrites ${field} of the file with the default of --${field}, ${formatValue(fallback ?? null, type)}.`;
  const more = astray === '' ? why : `${why} Besides, ${astray}`;
  return flag.ok
    ? [{ name, value, why: more, instead: addFlag(flag.words) }]
    : [{ name, value, why: `${why} ${flag.why}` }];
}

function overrideLoss(name: string, value: Value): UnsupportedSetting {
  const propagation = LOADER.propagation('training', name, false);
  const known = SECTION_NAMES.some((section) => findField(LOADER.name, section, name));
  const why = !known
    ? `PtychoPINN has no field ${name}, so its loader drops it.`
    : `TensorFlow's configuration, which ptycho_train builds, has no field ${name}.`;
  const better = propagation ? insteadWords(propagation) : '';
  return { name, value, why, ...(better === '' ? {} : { instead: `Use ${better}.` }) };
}

function knobLoss(name: string, value: Value): UnsupportedSetting {
  const flag = executionFlag(name, value);
  return flag.ok
    ? {
        name,
        value,
        why: 'A YAML file says nothing of execution; ptycho_train takes it from its flags.',
        instead: addFlag(flag.words),
      }
    : { name, value, why: flag.why };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
