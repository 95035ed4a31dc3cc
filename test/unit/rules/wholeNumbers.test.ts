/** A finding shows the whole number that the user typed, beyond 2^53 too, where a float would be another number. */
import { expect, it } from 'vitest';
import { SECTION_NAMES } from '../../../shared/catalogue/types';
import { resolve } from '../../../shared/factory';
import type { Finding } from '../../../shared/findings/finding';
import type { Request } from '../../../shared/request/request';
import { OFFERED_TARGETS } from '../../../shared/targets';
import { typeOfName } from '../../../shared/targets/catalogue';
import type { Target } from '../../../shared/targets/target';
import { takesNumbers } from '../../../shared/values/parse';
import type { Values } from '../../../shared/values/value';
import { inference, training, WORLD } from '../factory/help';

/** Settings under which rules look at the number of another one. */
const BASES: readonly { readonly overrides: Values; readonly execution?: Values }[] = [
  { overrides: {} },
  {
    overrides: { gridsize: 2, neighbor_function: '4_quadrant', architecture: 'fno' },
    execution: { logger_backend: 'mlflow', deterministic: true },
  },
  { overrides: { optimizer: 'sgd', probe_mask: true, object_big: false, gridsize: 2 } },
  {
    overrides: {
      scheduler: 'ReduceLROnPlateau',
      log_grad_norm: true,
      use_legacy_decoder_channel_override: true,
      max_epochs: 3,
    },
  },
  { overrides: { architecture: 'neuralop_uno', n_subsample: 100, batch_size: 16 } },
];

const TYPED = [2n ** 53n + 1n, -(2n ** 53n) - 1n];
const NUMBER = /-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** The fields that take a number, by any name of theirs. */
const numbersOf = ({ name: target, sections, synonyms }: Target): string[] =>
  [
    ...new Set([...SECTION_NAMES.flatMap((one) => Object.keys(sections[one])), ...synonyms.flat()]),
  ].filter((name) => takesNumbers(typeOfName(target, name) ?? { kind: 'float' }));

/** A request of each workflow for each base, with the number as an override and as an execution option. */
const requestsWith = ({ name: target }: Target, name: string, typed: bigint): Request[] =>
  BASES.flatMap(({ overrides, execution = {} }) =>
    [
      { target, overrides: { ...overrides, [name]: typed }, execution },
      { target, overrides, execution: { ...execution, [name]: typed } },
    ].flatMap((changes) => [training(changes), inference(changes)]),
  );

/** Numbers in the words of a finding that have the size of the one that was typed, without its digits. */
function roundings({ message, short = '', fixes = [] }: Finding, typed: bigint): string[] {
  const words = [message, short, ...fixes.map(({ label }) => label)].join('\n');
  const exact = String(typed).replace('-', '');
  return (words.match(NUMBER) ?? [])
    .map((one) => one.replaceAll(/[-,]/g, ''))
    .filter((one) => Number(one) === Number(exact) && one !== exact);
}

it.each(OFFERED_TARGETS)('beyond 2^53 is shown as typed, whatever the field: $name', (target) => {
  const found = numbersOf(target).flatMap((name) =>
    TYPED.flatMap((typed) =>
      requestsWith(target, name, typed)
        .flatMap((request) => resolve(request, WORLD).findings)
        .filter(({ message }) => /\d{16}|e[+]?15/.test(message))
        .flatMap((finding) => ({ finding, wrong: roundings(finding, typed), name })),
    ),
  );
  const wrong = found.filter((one) => one.wrong.length > 0);
  expect(new Set(wrong.map(({ finding, name }) => `${name}: ${finding.message}`))).toEqual(
    new Set(),
  );
  expect(new Set(found.map(({ finding }) => finding.rule)).size).toBeGreaterThan(10);
});
