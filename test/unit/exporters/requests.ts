/** Requests of every kind for property tests: any field with a value of its type, texts that quoting trips over. */
import fc from 'fast-check';
import { canonicalRequest } from '../../../shared/factory/canonical';
import type { Request, Workflow } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';
import { typeOfName } from '../../../shared/targets/catalogue';
import type { FieldType } from '../../../shared/values/fieldType';
import type { Value, Values } from '../../../shared/values/value';

/** Texts as they occur, and as they must not break anything. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['scan.npz', 'runs/a b', "it's", 'a "b"', '', '-x', '--n_images', '$HOME', '`id`', '$(id)'],
    ...['a\\', 'a\nb', '# c', '~', '*.npz', 'é 日本 🎉', 'a=b', 'None', 'True', '1e9', ' a ', "'"],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const numbers = {
  int: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constantFrom(-1, 512, 1e6, 2 ** 53 - 1)),
  float: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1, 1e9, 1e-5, 1e16, 5e-324, -0.5),
  ),
};

function ofType(type: FieldType | undefined): fc.Arbitrary<Value> {
  const plain = bareType(type);
  return type?.nullable ? fc.oneof({ weight: 4, arbitrary: plain }, fc.constant(null)) : plain;
}

function bareType(type: FieldType | undefined): fc.Arbitrary<Value> {
  switch (type?.kind) {
    case 'int':
      return numbers.int;
    case 'float':
      return numbers.float;
    case 'bool':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...type.choices);
    case 'tuple':
      return fc.tuple(...type.of.map(ofType));
    case 'list':
      return fc.array(ofType(type.of), { maxLength: 4 });
    case 'union':
      return fc.oneof(...type.of.map(ofType));
    case 'tensor':
      return fc.constant(null);
    default:
      return texts;
  }
}

/** Some of these names, each with a value of its type. */
const settings = (
  target: string,
  names: readonly string[],
  maxKeys: number,
): fc.Arbitrary<Values> =>
  fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: maxKeys })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, ofType(typeOfName(target, name))]))),
    );

const namesOf = (target: string) => {
  const { sections, aliases = {} } = findTarget(target) ?? {};
  const all = Object.entries(sections ?? {});
  const knobs = all.flatMap(([section, facts]) =>
    section === 'execution_config' ? Object.keys(facts) : [],
  );
  const overrides = all.flatMap(([section, facts]) =>
    section === 'execution_config' ? [] : Object.keys(facts),
  );
  const paths = ['model', 'train_data_file', 'model_path', 'output_dir'];
  return {
    knobs,
    overrides: [...new Set([...overrides, ...Object.keys(aliases)])].filter(
      (name) => !paths.includes(name),
    ),
  };
};

const acknowledgements = fc.array(
  fc.record({
    rule: fc.constantFrom('test-data-missing', 'nphotons-divergence'),
    field: fc.constantFrom('', 'nphotons'),
    note: texts,
  }),
  { maxLength: 1 },
);

/** Canonical requests of a target and workflow; `extra` overrides stand in every one of them. */
export function requests(
  target: string,
  workflow: Workflow,
  { extra = {}, maxKeys = 8 }: { readonly extra?: Values; readonly maxKeys?: number } = {},
): fc.Arbitrary<Request> {
  const { knobs, overrides } = namesOf(target);
  const common = fc.record({
    target: fc.constant(target),
    output_dir: texts,
    overrides: settings(target, overrides, maxKeys).map((values) => ({ ...extra, ...values })),
    execution: settings(target, knobs, maxKeys),
    profile: target === 'adr-003' ? fc.constant(null) : fc.constantFrom(null, null, 'ci'),
    cli_defaults: fc.boolean(),
    acknowledgements,
  });
  return fc
    .tuple(common, texts, texts)
    .map(([rest, data, model]) =>
      canonicalRequest(
        workflow === 'training'
          ? { workflow, train_data_file: data, ...rest }
          : { workflow, model_path: model, test_data_file: data, ...rest },
      ),
    );
}
