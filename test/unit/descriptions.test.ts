/** The written descriptions keep to one style, and every name finds its own. */
import { describe, expect, it } from 'vitest';
import { DESCRIPTIONS, describeField } from '../../shared/catalogue/descriptions';
import { type FieldDescription, SECTION_NAMES } from '../../shared/catalogue/types';

const ALL = Object.entries(DESCRIPTIONS);

/** Names of one setting, which may therefore share a label. */
const SAME_SETTING = [
  ['gridsize', 'grid_size'],
  ['max_epochs', 'epochs', 'nepochs'],
  ['K', 'neighbor_count'],
  ['mode', 'model_type'],
  ['probe_mask', 'pt_model_config.probe_mask'],
];

/** The keys of the descriptions that break a rule. */
const breaking = (rule: (description: FieldDescription) => boolean): string[] =>
  ALL.filter(([, description]) => !rule(description)).map(([key]) => key);

describe('descriptions', () => {
  it('have a help of one line of 20 to 160 characters, ending in a period', () => {
    expect(breaking(({ help }) => /^[^\n]{19,159}\.$/.test(help))).toEqual([]);
  });

  it('have a label of at most four words in sentence case, not the Python name', () => {
    expect(breaking(({ label }) => /^[A-Z][^ _]*( [^ _]+){0,3}$/.test(label))).toEqual([]);
  });

  /** An execution option has the label of the override that sets the same. */
  const isOptionOf = (option: string, name: string) => option === `execution_config.${name}`;

  it('give different settings different labels', () => {
    const clashes = ALL.flatMap(([key, { label }]) =>
      ALL.filter(([other, { label: same }]) => same === label && other > key)
        .filter(([other]) => !SAME_SETTING.some((n) => n.includes(key) && n.includes(other)))
        .filter(([other]) => !isOptionOf(key, other) && !isOptionOf(other, key))
        .map(([other]) => `${key} and ${other}: ${label}`),
    );
    expect(clashes).toEqual([]);
  });

  it('have ranges with a bound, and bounds in order', () => {
    expect(breaking(({ range }) => !range || Object.keys(range).length > 0)).toEqual([]);
    expect(breaking(({ range }) => (range?.min ?? -Infinity) <= (range?.max ?? Infinity))).toEqual(
      [],
    );
  });

  it('name an existing section wherever a key has one', () => {
    const keys = Object.keys(DESCRIPTIONS).filter((key) => key.includes('.'));
    const known = (key: string) => SECTION_NAMES.some((section) => key.startsWith(`${section}.`));
    expect(keys.filter((key) => !known(key))).toEqual([]);
  });
});

describe('describeField', () => {
  it('prefers what was written for the section', () => {
    expect(describeField('pt_data_config', 'n_subsample')?.label).toBe('Groups per scan point');
    expect(describeField('tf_training_config', 'n_subsample')?.label).toBe('Patterns kept');
  });

  it('puts the batch size of inference in the group of inference', () => {
    expect(describeField('pt_inference_config', 'batch_size')?.group).toBe('inference');
    expect(describeField('pt_training_config', 'batch_size')?.group).toBe('training');
  });

  it('describes the override aliases too', () => {
    for (const alias of ['max_epochs', 'gridsize', 'neighbor_count', 'model_type', 'nll_weight'])
      expect(describeField('pt_training_config', alias)?.help).toBeTruthy();
  });

  it('knows nothing of other names, not even those that every object has', () => {
    expect(describeField('pt_data_config', 'gridsise')).toBeUndefined();
    expect(describeField('pt_data_config', 'constructor')).toBeUndefined();
  });
});
