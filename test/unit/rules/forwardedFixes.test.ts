/** No fix sets what the chosen entry point does not pass on; where none is left, the finding says how to start the run. */
import { describe, expect, it } from 'vitest';
import { findingLines } from '../../../electron/cli/findingText';
import { resolve } from '../../../shared/factory';
import type { Finding } from '../../../shared/findings/finding';
import { applyEdits } from '../../../shared/request/edits';
import { ENTRY_POINTS, type EntryPoint } from '../../../shared/request/entryPoint';
import type { TrainingRequest } from '../../../shared/request/request';
import { forwardedFixes } from '../../../shared/rules/forwardedFixes';
import { findTarget } from '../../../shared/targets';
import { training, WORLD } from '../factory/help';

const TARGET = 'ptychopinn-2026.07';
const request = (entryPoint: EntryPoint, overrides: TrainingRequest['overrides'] = {}) =>
  training({ target: TARGET, entry_point: entryPoint, overrides: { n_groups: 512, ...overrides } });

const photons = (asked: TrainingRequest): Finding | undefined =>
  resolve(asked, WORLD).findings.find(({ rule }) => rule === 'nphotons-divergence');

describe('nphotons that is not set, where the PtychoPINN command cannot set it', () => {
  const asked = request('native');

  it('is offered with the entry point that can, and the finding says so', () => {
    const finding = photons(asked);
    expect(finding?.message).toMatch(
      /PtychoPINN command does not pass `nphotons` on to training: choose the entry point “Python script”\.$/,
    );
    expect(finding?.fixes.map(({ label }) => label)).toEqual([
      expect.stringMatching(/1e9.*, with Python script$/),
      expect.stringMatching(/1e5.*, with Python script$/),
    ]);
    expect(finding?.fixes[0]?.edits).toEqual([
      { op: 'set-entry-point', value: 'python' },
      { op: 'set-override', name: 'nphotons', value: 1e9 },
    ]);
  });

  it('is done with after the fix, which leaves no setting ignored', () => {
    const fixed = applyEdits(asked, photons(asked)?.fixes[0]?.edits ?? []);
    expect(fixed.entry_point).toBe('python');
    const about = resolve(fixed, WORLD).findings.filter(({ fields }) => fields[0] === 'nphotons');
    expect(about).toEqual([]);
  });

  it('is shown on the command line as its options', () => {
    const [, fix] = findingLines([photons(asked) as Finding], TARGET);
    expect(fix).toMatch(/--entry-point python --set nphotons=/);
  });

  it('keeps the plain fix where the entry point passes it on, or while none is chosen', () => {
    const { entry_point: _, ...undecided } = asked;
    for (const one of [request('python'), undecided]) {
      expect(photons(one)?.fixes[0]?.edits.map(({ op }) => op)).toEqual(['set-override']);
      expect(photons(one)?.message).not.toContain('choose the entry point');
    }
  });
});

it('whatever the entry point, a fix sets nothing that would be ignored', () => {
  const wrong = {
    gridsize: 2,
    batch_size: 0,
    plateau_factor: 1,
    scheduler: 'ReduceLROnPlateau',
    learning_rate: 1e-5,
    phase_loss_coeff: 2,
    object_big: false,
    probe_scale: 9,
    torch_loss_mode: 'mae',
    physics_forward_mode: 'rectangular_scaled',
  };
  const target = findTarget(TARGET);
  for (const entryPoint of ENTRY_POINTS) {
    const { findings } = resolve(request(entryPoint, wrong), WORLD);
    const lost = findings
      .filter(({ outcome }) => outcome !== 'blocked')
      .flatMap(({ rule, fixes }) =>
        fixes.flatMap(({ edits }) => {
          const start = edits.find((edit) => edit.op === 'set-entry-point')?.value ?? entryPoint;
          return edits
            .filter((edit) => edit.op === 'set-override' || edit.op === 'set-execution')
            .filter(({ op, name }) => {
              const found = target?.propagation('training', name, op === 'set-execution');
              return found && found.routes[start].effect !== 'reaches';
            })
            .map(({ name }) => `${rule}: ${name} with ${start}`);
        }),
      );
    expect(lost, entryPoint).toEqual([]);
  }
});

describe('fixes of a finding', () => {
  const target = findTarget(TARGET);
  if (!target) throw new Error('no target');
  const [sample] = resolve(
    training({ target: TARGET, overrides: { n_groups: 512 } }),
    WORLD,
  ).findings;
  const finding = (names: readonly string[], outcome: Finding['outcome'] = 'info'): Finding => ({
    ...(sample as Finding),
    outcome,
    message: 'Something is wrong.',
    fixes: names.map((name, i) => ({
      label: `Set ${name} to 1`,
      edits: [{ op: 'set-override', name, value: 1 }],
      ...(i === 0 ? { recommended: true } : {}),
    })),
  });
  const left = (given: Finding, entryPoint?: EntryPoint) =>
    forwardedFixes(
      target,
      { workflow: 'training', ...(entryPoint ? { entry_point: entryPoint } : {}) },
      [given],
    )[0];

  it('that remain are recommended anew', () => {
    expect(left(finding(['nphotons', 'n_groups']), 'native')?.fixes).toEqual([
      expect.objectContaining({ label: 'Set n_groups to 1', recommended: true }),
    ]);
  });

  it('that no entry point passes on are none, and the finding says why', () => {
    const one = left(finding(['N']));
    expect(one?.fixes).toEqual([]);
    expect(one?.message).toBe('Something is wrong. No entry point passes `N` on to training.');
  });

  it('stay where PtychoPINN rejects the request: its payload needs them', () => {
    expect(left(finding(['N'], 'blocked'), 'native')?.fixes).toHaveLength(1);
  });
});
