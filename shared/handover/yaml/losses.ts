/** What a YAML file for `ptycho_train` cannot carry of a request, or carries only with a flag beside it. */
import { findField } from '../../catalogue/catalogue';
import { SECTION_NAMES } from '../../catalogue/types';
import type { Resolution } from '../../factory/resolution';
import { insteadWords } from '../../reach/words';
import type { TrainingRequest } from '../../request/request';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
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
  const same = said.section === 'tf_model_config' || fallback === undefined || fallback === null;
  const reach = LOADER.reach('training', name, false);
  const told = reach?.routes.script;
  const astray =
    told !== undefined && !['reaches', 'unavailable'].includes(told.fate)
      ? reach?.routes.python.fate === 'reaches'
      : false;
  const more = astray && told ? ` Besides, ${told.why}.` : '';
  if (flag)
    return [
      {
        name,
        value,
        why: `ptycho_train overwrites ${field} of the file with the default of --${field}, ${formatValue(fallback ?? null, type)}.${more}`,
        instead: addFlag(flag),
      },
    ];
  if (astray && told) return [{ name, value, why: `${upper(told.why)}.` }];
  if (same || sameValue(said.value, fallback)) return [];
  return [
    {
      name,
      value,
      why: `ptycho_train overwrites ${field} of the file with the default of --${field}, ${formatValue(fallback, type)}, and the flag cannot say ${formatValue(said.value, type)}.`,
    },
  ];
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
  if (flag)
    return {
      name,
      value,
      why: 'A YAML file says nothing of execution; ptycho_train takes it from its flags.',
      instead: addFlag(flag),
    };
  const told = LOADER.reach('training', name, true)?.routes.script;
  if (told?.flag !== undefined && told.fate === 'reaches')
    return { name, value, why: `${told.flag} of ptycho_train cannot be turned off.` };
  const why =
    told && told.fate !== 'unavailable' ? upper(told.why) : 'ptycho_train has no flag for it';
  return { name, value, why: `${why}.` };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
