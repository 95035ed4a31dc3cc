/** What the form leads with: the rows that reach the run, one per concept. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { shownRows } from '../../../shared/form/concepts';
import { formRows } from '../../../shared/form/formRows';
import { reachCount, rowReaches } from '../../../shared/form/reach';
import { usedOfRow } from '../../../shared/form/usedText';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import { TARGETS } from '../../../shared/targets';
import type { Values } from '../../../shared/values/value';
import { training, WORLD } from '../factory/help';

const request = (
  entryPoint: EntryPoint | undefined,
  overrides: Values = {},
  execution: Values = {},
) => ({
  ...training({ target: 'ptychopinn-2026.07' }),
  overrides: { n_groups: 64, ...overrides },
  execution,
  ...(entryPoint ? { entry_point: entryPoint } : {}),
});

type Asked = ReturnType<typeof request>;

const namesOf = (asked: Asked) => shownRows(asked).map(({ name }) => name);

function reaching(asked: Asked): string[] {
  const { provenance } = resolve(asked, WORLD);
  return shownRows(asked)
    .filter((row) => rowReaches(asked, row, (section, name) => provenance[section]?.[name]?.value))
    .map(({ name }) => name);
}

describe('one row per concept', () => {
  it('is the execution option where that is read', () => {
    const names = namesOf(request('native'));
    expect(names).toContain('execution_config.learning_rate');
    expect(names).not.toContain('learning_rate');
  });

  it('is the override where the option is ignored', () => {
    const names = namesOf(request('script'));
    expect(names).toContain('scheduler');
    expect(names).not.toContain('execution_config.scheduler');
  });

  it('keeps the other one where the user set it', () => {
    const names = namesOf(request('native', { learning_rate: 1e-3 }));
    expect(names).toContain('learning_rate');
    expect(names).toContain('execution_config.learning_rate');
  });

  it.each(Object.keys(TARGETS))('leaves no two rows of %s that set one name', (target) => {
    for (const workflow of ['training', 'inference'] as const) {
      const asked = { ...request(undefined, {}), target, workflow, overrides: {} };
      const bare = shownRows(asked).map(({ names }) => names[0]);
      expect(new Set(bare).size).toBe(bare.length);
      expect(new Set(bare)).toEqual(
        new Set(formRows(target, workflow).map(({ names }) => names[0])),
      );
    }
  });
});

describe('what reaches the run', () => {
  it('follows the entry point, and undecided it is what any of the usual ones reads', () => {
    const [native, script, python, any] = (['native', 'script', 'python', undefined] as const).map(
      (entryPoint) => new Set(reaching(request(entryPoint))),
    );
    for (const one of [native, script, python])
      for (const name of one ?? []) expect(any).toContain(name);
    expect(native).toContain('n_groups');
    expect(native).not.toContain('probe_scale');
    expect(python).toContain('probe_scale');
    expect(any).toContain('n_images');
    expect(python).not.toContain('n_images');
  });

  it('counts the paths of the request as well', () => {
    const asked = request('native');
    const { provenance } = resolve(asked, WORLD);
    const count = reachCount(asked, (section, name) => provenance[section]?.[name]?.value);
    expect(count).toEqual({ reach: reaching(asked).length + 2, all: shownRows(asked).length + 2 });
  });

  it('is never all or nothing', () => {
    const counted = Object.values(TARGETS).flatMap(({ name, routes }) =>
      routes.training.map(({ id }) =>
        reachCount({ ...request(id), target: name }, () => undefined),
      ),
    );
    expect(counted).toHaveLength(8);
    for (const count of counted) {
      expect(count?.reach).toBeGreaterThan(0);
      expect(count?.reach).toBeLessThan(count?.all ?? 0);
    }
  });

  it('is not known of a design document, nor where the target has no such entry point', () => {
    expect(reachCount({ ...request(undefined), target: 'adr-003' }, () => undefined)).toBeNull();
    const inference = { ...request('lightning'), workflow: 'inference' as const };
    expect(reachCount(inference, () => undefined)).toBeNull();
  });
});

describe('the sentence of a row', () => {
  const used = (asked: Asked, name: string) => {
    const row = formRows(asked.target, asked.workflow).find((one) => one.name === name);
    if (!row) throw new Error(`no row ${name}`);
    return usedOfRow(asked, row, resolve(asked, WORLD).provenance);
  };

  it('says what the run uses, and where from', () => {
    const asked = request('native', {}, { learning_rate: 3e-4 });
    expect(used(asked, 'execution_config.learning_rate')).toEqual({
      sentence: 'Training uses 0.0003, from `execution_config.learning_rate`.',
      short: 'Training uses 0.0003',
      value: '0.0003',
    });
  });

  it('names each value while the entry point is undecided and they differ', () => {
    expect(used(request(undefined, { probe_scale: 2 }), 'probe_scale')?.short).toBe(
      'Training uses 4.0 or 2.0',
    );
  });

  it('says what is inferred, whatever was set', () => {
    expect(used(request('native', { N: 64 }), 'N')?.sentence).toMatch(
      /^Training uses 128, inferred from the dataset: /,
    );
  });

  it('says what a design document puts into the payload', () => {
    const asked = { ...request(undefined), target: 'adr-003' };
    expect(used(asked, 'nphotons')?.sentence).toBe(
      'The payload has 1e5, in `pt_data_config.nphotons`.',
    );
  });
});
