/** Settings that a YAML file for `ptycho_train` cannot express, or only together with a flag. */

import { SECTION_NAMES } from '../../catalogue/types';
import type { Resolution } from '../../factory/resolution';
import type { TrainingRequest } from '../../request/request';
import { findField } from '../../targets/catalogue';
import { WHOLE_SCAN } from '../../targets/exports/commandLine';
import { insteadWords } from '../../targets/forwarding';
import { capital } from '../../values/capital';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import type { UnsupportedSetting } from '../format';
import { isInferredOtherwise } from '../inferred';
import { addFlag, executionFlag, executionOptionsSet, flagOf } from './flags';
import { type Given, givenBy, rejection, type YamlReader } from './given';

/** Overrides, execution options and profile, in the request's order. */
export function yamlUnsupported(
  reader: YamlReader,
  request: TrainingRequest,
  resolution: Resolution,
  fields: readonly Given[],
): UnsupportedSetting[] {
  const options = executionOptionsSet(resolution);
  const isOption = (name: string) => options.some(([option]) => option === name);
  const overrides = Object.entries(request.overrides).flatMap(([name, value]) => {
    const field = givenBy(reader, fields, name);
    if (field) return unsupportedField(reader, field, name, value, resolution);
    const rejected = rejection(reader.line, name, value);
    if (rejected) return [{ name, value, why: rejected.why, instead: rejected.instead }];
    return isOption(name) || isNeutral(reader, name, value, resolution)
      ? []
      : [unsupportedOverride(reader, name, value)];
  });
  const place = fields.find(({ field }) => field === 'output_dir');
  return [
    ...(place ? unsupportedField(reader, place, 'output_dir', place.value, resolution) : []),
    ...overrides,
    ...options.map(([name, value]) => unsupportedOption(reader, name, value)),
    ...wholeScan(fields),
    ...(reader.line.limits ?? []),
    ...(request.profile === null || request.profile === undefined
      ? []
      : [
          {
            name: 'profile',
            value: request.profile,
            why: 'ptycho_train has no profiles, and TensorFlow has no fields for most settings of this one.',
            instead: 'Use `python -m ptycho_torch.train --profile`, or run the payload.',
          },
        ]),
  ];
}

/** Set in the file though the user did not, since the script would keep fewer patterns than a payload's run. */
const wholeScan = (fields: readonly Given[]): UnsupportedSetting[] =>
  fields.some(({ field, user }) => field === 'n_subsample' && !user)
    ? [
        {
          name: 'n_subsample',
          value: null,
          why: `The file sets n_subsample: ${WHOLE_SCAN}, which keeps the whole scan; otherwise the script keeps only as many patterns as there are groups.`,
        },
      ]
    : [];

/** Whether the run has the value anyway. */
function isNeutral(
  { target }: YamlReader,
  name: string,
  value: Value,
  { provenance }: Resolution,
): boolean {
  const neutral = target.propagation('training', name, false)?.neutral;
  if (neutral !== undefined && sameValue(neutral, value)) return true;
  const derived = ['C', 'C_model', 'C_forward'].includes(name);
  return (
    derived &&
    SECTION_NAMES.some((section) => {
      const fieldProvenance = provenance[section]?.[name];
      return fieldProvenance !== undefined && sameValue(fieldProvenance.value, value);
    })
  );
}

function unsupportedField(
  reader: YamlReader,
  given: Given,
  name: string,
  value: Value,
  { provenance }: Resolution,
): UnsupportedSetting[] {
  const { fallback, type, field } = given;
  const flag = flagOf(reader, given);
  const propagation = reader.target.propagation('training', name, false);
  const { python, script } = propagation?.routes ?? {};
  // A setting that no entry point forwards is not a limitation of this format.
  const isNotForwarded =
    python?.effect === 'reaches' &&
    !['reaches', 'unavailable'].includes(script?.effect ?? 'reaches');
  const notForwarded = isNotForwarded && script ? `${script.why}.` : '';
  const inFile = reader.line.implied.find((implied) => implied.name === name)?.inFile;
  if (inFile && isInferredOtherwise(propagation, provenance, value))
    return [{ name, value, why: inFile }];
  if (!flag) return notForwarded === '' ? [] : [{ name, value, why: capital(notForwarded) }];
  const why = `ptycho_train overwrites ${field} of the file with the default of --${field}: ${formatValue(fallback ?? null, type)}.`;
  const more = notForwarded === '' ? why : `${why} In addition, ${notForwarded}`;
  return flag.ok
    ? [{ name, value, why: more, instead: addFlag(flag.words) }]
    : [{ name, value, why: `${why} ${flag.why}` }];
}

function unsupportedOverride(
  { target }: YamlReader,
  name: string,
  value: Value,
): UnsupportedSetting {
  const propagation = target.propagation('training', name, false);
  const known = SECTION_NAMES.some((section) => findField(target.name, section, name));
  const why = !known
    ? `PtychoPINN has no field ${name}; its loader silently ignores it.`
    : `TensorFlow's configuration, which ptycho_train builds, has no field ${name}.`;
  const better = propagation ? insteadWords(target, 'training', propagation, 'script') : '';
  return { name, value, why, ...(better === '' ? {} : { instead: `Use ${better}.` }) };
}

function unsupportedOption(reader: YamlReader, name: string, value: Value): UnsupportedSetting {
  const flag = executionFlag(reader, name, value);
  return flag.ok
    ? {
        name,
        value,
        why: 'A YAML file has no execution options; ptycho_train reads them from its flags.',
        instead: addFlag(flag.words),
      }
    : { name, value, why: flag.why };
}
