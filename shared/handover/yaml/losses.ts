/** What a YAML file for `ptycho_train` cannot carry of a request, or carries only with a flag beside it. */
import { findField } from '../../catalogue/catalogue';
import { SECTION_NAMES } from '../../catalogue/types';
import type { Resolution } from '../../factory/resolution';
import { insteadWords } from '../../reach/words';
import type { TrainingRequest } from '../../request/request';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { WHOLE_SCAN } from '../commands/script/training';
import type { Loss } from '../format';
import { addFlag, flagOf, knobFlag, knobsSet } from './flags';
import { LOADER, type Said, saidBy } from './said';

/** Losses of overrides, knobs and profile, in the request's order. */
export function yamlLosses(
  request: TrainingRequest,
  resolution: Resolution,
  said: readonly Said[],
): Loss[] {
  const knobs = knobsSet(resolution);
  const isKnob = (name: string) => knobs.some(([knob]) => knob === name);
  const overrides = Object.entries(request.overrides).flatMap(([name, value]) => {
    const field = saidBy(said, name);
    if (field) return fieldLoss(field, name, value);
    return isKnob(name) || isMoot(name, value, resolution) ? [] : [overrideLoss(name, value)];
  });
  const place = said.find(({ field }) => field === 'output_dir');
  return [
    ...(place ? fieldLoss(place, 'output_dir', place.value) : []),
    ...overrides,
    ...knobs.map(([name, value]) => knobLoss(name, value)),
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
const wholeScanLoss = (said: readonly Said[]): Loss[] =>
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
  const moot = LOADER.reach('training', name, false)?.moot;
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

function fieldLoss(said: Said, name: string, value: Value): Loss[] {
  const { fallback, type, field } = said;
  const flag = flagOf(said);
  const { python, script } = LOADER.reach('training', name, false)?.routes ?? {};
  // What no route gets into the run is not this form's loss.
  const isAstray =
    python?.fate === 'reaches' && !['reaches', 'unavailable'].includes(script?.fate ?? 'reaches');
  const astray = isAstray && script ? `${script.why}.` : '';
  if (!flag) return astray === '' ? [] : [{ name, value, why: upper(astray) }];
  const why = `ptycho_train overwrites ${field} of the file with the default of --${field}, ${formatValue(fallback ?? null, type)}.`;
  const more = astray === '' ? why : `${why} Besides, ${astray}`;
  return flag.ok
    ? [{ name, value, why: more, instead: addFlag(flag.words) }]
    : [{ name, value, why: `${why} ${flag.why}` }];
}

function overrideLoss(name: string, value: Value): Loss {
  const reach = LOADER.reach('training', name, false);
  const known = SECTION_NAMES.some((section) => findField(LOADER.name, section, name));
  const why = !known
    ? `PtychoPINN has no field ${name}, so its loader drops it.`
    : `TensorFlow's configuration, which ptycho_train builds, has no field ${name}.`;
  const better = reach ? insteadWords(reach) : '';
  return { name, value, why, ...(better === '' ? {} : { instead: `Use ${better}.` }) };
}

function knobLoss(name: string, value: Value): Loss {
  const flag = knobFlag(name, value);
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
