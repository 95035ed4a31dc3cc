import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../../shared/catalogue/concepts';
import { consistency, LEGACY, placesOf, usedPlace } from '../../../shared/consistency/consistency';
import { resolve } from '../../../shared/factory';
import type { Request } from '../../../shared/request/request';
import { WORKFLOWS } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import { inference, training, WORLD } from '../factory/help';

const table = (request: Request) =>
  consistency(request.target, request.workflow, resolve(request, WORLD), request.entry_point);
const row = (request: Request, id: string) => {
  const found = table(request).rows.find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};
const real = (changes = {}) => training({ target: 'ptychopinn-2026.07', ...changes });

describe('the list of concepts', () => {
  const names = new Set(
    Object.values(TARGETS).flatMap(({ sections }) => Object.values(sections).flatMap(Object.keys)),
  );
  it('has each id once, and names that some section has', () => {
    expect(new Set(CONCEPTS.map(({ id }) => id)).size).toBe(CONCEPTS.length);
    for (const concept of CONCEPTS)
      expect(
        concept.names.some((name) => names.has(name)),
        concept.id,
      ).toBe(true);
  });

  it.each(Object.values(TARGETS))('places that $name reads are fields of it', (target) => {
    const read = WORKFLOWS.map((workflow) => {
      let places = 0;
      for (const { id, names: own } of CONCEPTS) {
        const place = target.uses(workflow, id)?.place;
        if (!place) continue;
        places += 1;
        expect(target.sections[place.section], `${id} ${place.section}`).toHaveProperty([
          place.name,
        ]);
        expect(own, `${id} is said by ${place.name}`).toContain(place.name);
      }
      return places;
    });
    expect(Math.min(...read)).toBeGreaterThan(6);
  });
});

describe('the used value', () => {
  const used = (request: Request, id: string) => {
    const found = row(request, id);
    return usedPlace(found, placesOf(table(request), found));
  };

  it('is that of the section that the run reads, with its name', () => {
    const request = real({ execution: { learning_rate: 3e-4 } });
    expect(used(request, 'learning_rate')).toMatchObject({
      title: 'execution_config',
      name: 'learning_rate',
      text: '0.0003',
    });
  });

  it('is the common one where no section is known to be read, and none where the run reads none', () => {
    expect(used(training(), 'n_filters_scale')?.text).toBe('2');
    const request = real({ entry_point: 'lightning', execution: { learning_rate: 3e-4 } });
    expect(used(request, 'learning_rate')).toBeNull();
  });
});

describe('coherence in ptychopinn-2026.07', () => {
  it('follows the entry point: memory-mapped training has places of its own', () => {
    const request = real({ entry_point: 'lightning', execution: { learning_rate: 3e-4 } });
    expect(row(request, 'learning_rate').use).toMatchObject({
      place: null,
      why: 'The run takes the rate of its own execution config.',
    });
    expect(row(request, 'probe_scale').use?.place).toEqual({
      section: 'pt_data_config',
      name: 'probe_scale',
    });
  });

  it('names the override of the learning rate only where something forwards it', () => {
    const use = (entry_point: 'native' | 'python') =>
      row(real({ entry_point, overrides: { n_groups: 8, learning_rate: 3e-4 } }), 'learning_rate')
        .use;
    expect(use('python')?.overridden).toMatchObject({ section: 'pt_training_config' });
    expect(use('native')).toMatchObject({
      place: { section: 'execution_config', name: 'learning_rate' },
      why: 'Training reads the execution config.',
    });
    expect(use('native')).not.toHaveProperty('overridden');
  });

  it('marks the learning rate of the PyTorch section: the execution config is read', () => {
    const { verdict, cells, use } = row(
      real({ execution: { learning_rate: 3e-4 } }),
      'learning_rate',
    );
    expect(verdict).toBe('differs');
    expect(cells.execution_config).toMatchObject([{ value: 3e-4, used: true, conflicting: false }]);
    expect(cells.pt_training_config).toMatchObject([
      { value: 1e-3, used: false, conflicting: true },
    ]);
    expect(use?.why).toContain('execution config');
  });

  it('marks the execution config where an override of the learning rate wins', () => {
    const { cells } = row(
      real({ overrides: { n_groups: 8, learning_rate: 1e-5 }, execution: { learning_rate: 3e-4 } }),
      'learning_rate',
    );
    expect(cells.pt_training_config).toMatchObject([
      { value: 1e-5, used: true, conflicting: false },
    ]);
    expect(cells.execution_config).toMatchObject([{ value: 3e-4, used: false, conflicting: true }]);
  });

  it('marks the scheduler of the execution config: the TensorFlow section is read', () => {
    const { cells } = row(real({ execution: { scheduler: 'Exponential' } }), 'scheduler');
    expect(cells.tf_training_config).toMatchObject([{ value: 'Default', used: true }]);
    expect(cells.execution_config).toMatchObject([{ value: 'Exponential', conflicting: true }]);
  });

  it('says that nothing reads the number of workers', () => {
    const { use } = row(real({ execution: { num_workers: 4 } }), 'num_workers');
    expect(use?.place).toBeNull();
    expect(use?.why).toContain('0 workers');
  });

  it('agrees on photons in every place, the legacy name among them', () => {
    const { verdict, cells } = row(real({ overrides: { n_groups: 4, nphotons: 5e8 } }), 'nphotons');
    expect(verdict).toBe('agrees');
    expect(Object.keys(cells)).toEqual(['tf_training_config', 'pt_data_config', LEGACY]);
  });
});

describe('coherence in adr-003', () => {
  it('one learning rate stands everywhere', () => {
    const found = row(training({ execution: { learning_rate: 3e-4 } }), 'learning_rate');
    expect(found.verdict).toBe('agrees');
    expect(found.cells.execution_config).toMatchObject([{ used: true }]);
  });

  it.each(['gridsize', 'mode', 'amp_activation', 'nll', 'epochs', 'neighbors', 'probe_mask'])(
    '%s agrees across its names',
    (id) => {
      expect(row(training({ overrides: { n_groups: 4, gridsize: 3 } }), id).verdict).toBe('agrees');
    },
  );

  it('shows photons that differ between the sections', () => {
    const { columns } = table(training());
    expect(columns.map(({ title }) => title)).toContain('tf_training_config.model');
  });

  it('has the columns of inference', () => {
    expect(table(inference()).columns.map(({ id }) => id)).toEqual([
      'tf_inference_config',
      'tf_model_config',
      'pt_data_config',
      'pt_inference_config',
      'execution_config',
      LEGACY,
    ]);
  });

  it('shows what a refused request has decided, without the legacy dictionary', () => {
    const refused = training({ overrides: {} });
    expect(row(refused, 'learning_rate').cells.execution_config).toHaveLength(1);
    expect(row(refused, 'nphotons').cells[LEGACY]).toBeUndefined();
  });
});
