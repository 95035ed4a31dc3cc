/**
 * Tests a topic of the rulebook: for each rule, requests that it speaks of and requests that it does not, resolved
 * like any other, on datasets that numpy writes.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawnGroups } from '../../../electron/node/plan/knownGroups';
import { type Look, readFileContext } from '../../../electron/node/session/fileContext';
import { resolve } from '../../../shared/factory';
import type { Finding, Outcome } from '../../../shared/findings/finding';
import { LINE, lineOf } from '../../../shared/findings/line';
import { applyEdits } from '../../../shared/request/edits';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { InferenceRequest, Request, TrainingRequest } from '../../../shared/request/request';
import type { Rule } from '../../../shared/rules/rule';
import type { Values } from '../../../shared/values/value';
import { FIXTURES } from '../../conformance/read';
import { folderFor } from '../../folders';
import { PYTHON } from '../../python';
import { contradictions } from './contradictions';

export const REAL = 'ptychopinn-2026.07';

export interface Example {
  /** A sound training request for adr-003 when absent. */
  readonly request?: Request;
  /** Python that changes the sound dataset `d`, a dict of numpy arrays, before numpy writes it. */
  readonly npz?: string;
  /** The same for the validation dataset of a training request, which is another scan. */
  readonly validation?: string;
}

export interface PassingExample extends Example {
  /** The finding that rejects the request; without it, the request must have a payload. */
  readonly rejectedBy?: string;
}

export interface FailingExample extends Example {
  /** What tells this message from others: the value, the field or the reason. */
  readonly says: RegExp;
  /** The entry points that the findings hold for; null for all. Not compared when absent. */
  readonly entryPoints?: readonly EntryPoint[] | null;
  /** What the findings lead to, where the rule has several outcomes, and at which stage. Not compared when absent. */
  readonly leads?: readonly [outcome: Outcome, stage: Finding['stage']];
}

/** By rule id. */
export type Examples = {
  readonly [rule: string]: {
    /** What its findings lead to; several, in the order of the examples, where that depends on the request. */
    readonly outcome: Outcome | readonly Outcome[];
    /** The labels of all fixes that it offers, in the order of the examples. */
    readonly offers?: readonly string[];
    readonly failing: readonly FailingExample[];
    readonly passing: readonly PassingExample[];
  };
};

const SOUND: Values = { n_groups: 32, nphotons: 1e9, test_data_file: 'validation.npz' };

/** A sound training request with these overrides on top; null takes nothing away, it is a value. */
export const training = (
  overrides: Values = {},
  changes: Partial<TrainingRequest> = {},
): TrainingRequest => ({
  target: 'adr-003',
  workflow: 'training',
  train_data_file: 'sound.npz',
  output_dir: 'out',
  overrides: { ...SOUND, ...overrides },
  execution: null,
  ...changes,
});

/** A sound inference request with these overrides on top. */
export const inference = (
  overrides: Values = {},
  changes: Partial<InferenceRequest> = {},
): InferenceRequest => ({
  target: 'adr-003',
  workflow: 'inference',
  model_path: path.join(FIXTURES, 'models/trained'),
  test_data_file: 'sound.npz',
  output_dir: 'out',
  overrides: { n_groups: 32, nphotons: 1e9, ...overrides },
  execution: null,
  ...changes,
});

/** The same for ptychopinn-2026.07. */
export const realTraining = (overrides: Values = {}, changes: Partial<TrainingRequest> = {}) =>
  training(overrides, { target: REAL, ...changes });
export const realInference = (overrides: Values = {}, changes: Partial<InferenceRequest> = {}) =>
  inference(overrides, { target: REAL, ...changes });

/** A training request for ptychopinn-2026.07 that `train_lightning_only` runs. */
export const lightning = (overrides: Values = {}, changes: Partial<TrainingRequest> = {}) =>
  realTraining(overrides, { entry_point: 'lightning', ...changes });

/** A scan of 40 positions, 64 by 64 amplitudes, as every loader of PtychoPINN wants it: `d`. */
const DATASET = `
import numpy as np
def sound(seed=7):
    rng = np.random.default_rng(seed)
    N, n, M = 64, 40, 160
    y, x = np.mgrid[:N, :N] - N / 2
    probe = np.exp(-(x**2 + y**2) / (2 * 9**2)) * np.exp(1j * (x**2 + y**2) / 180)
    yy, xx = np.mgrid[:M, :M]
    obj = (1 - 0.2 * np.sin(xx / 7) ** 2) * np.exp(1j * (0.6 * np.cos(yy / 9) + 0.3 * np.sin((xx + yy) / 5)))
    grid = np.stack(np.meshgrid(np.arange(8), np.arange(5)), -1).reshape(-1, 2)
    pos = 44 + grid * np.array([10.0, 16.0]) + rng.uniform(-1.5, 1.5, (n, 2))
    patterns = []
    for px, py in pos:
        top, left = int(round(py)) - N // 2, int(round(px)) - N // 2
        far = np.fft.fftshift(np.fft.fft2(np.fft.ifftshift(probe * obj[top:top + N, left:left + N])))
        patterns.append(np.sqrt(rng.poisson(np.abs(far) ** 2 * 40.0)))
    patterns = np.array(patterns)
    amplitudes = (patterns / patterns.max() * 4).astype(np.float32)
    return dict(
        diffraction=amplitudes,
        diff3d=amplitudes,
        probeGuess=probe.astype(np.complex64),
        objectGuess=obj.astype(np.complex64),
        xcoords=pos[:, 0].copy(),
        ycoords=pos[:, 1].copy(),
        xcoords_start=pos[:, 0].copy(),
        ycoords_start=pos[:, 1].copy(),
        scan_index=np.zeros(n, dtype=np.int64),
    )
np.savez('sound.npz', **sound())
np.savez('validation.npz', **sound(8))
`;

const folder = folderFor('rules');

/** Writes the sound datasets and the changed ones, in one go of Python; returns the folder. */
export function writeDatasets(
  changes: readonly (string | undefined)[],
  validations: readonly (string | undefined)[] = [],
): string {
  const writes = [
    ...new Set([
      ...changes.flatMap((change) => (change === undefined ? [] : [written(change, 7)])),
      ...validations.flatMap((change) => (change === undefined ? [] : [written(change, 8)])),
    ]),
  ];
  execFileSync(PYTHON, ['-c', [DATASET, ...writes].join('\n')], { cwd: folder });
  return folder;
}

const written = (change: string, seed: number): string =>
  `d = sound(${seed})\n${change}\nnp.savez(${JSON.stringify(fileOf(change, seed))}, **d)`;

/** Name of the dataset that a change makes. */
function fileOf(change: string, seed: number): string {
  let hash = seed;
  for (const letter of change) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 2 ** 32;
  return `changed-${hash.toString(16)}.npz`;
}

/** The dataset that `writeDatasets` wrote for a change. */
export const datasetOf = (change: string): string => path.join(folder, fileOf(change, 7));

function requestOf({ request = training(), npz, validation }: Example): Request {
  const overrides =
    validation === undefined
      ? request.overrides
      : { ...request.overrides, test_data_file: fileOf(validation, 8) };
  if (npz === undefined) return { ...request, overrides };
  const file = fileOf(npz, 7);
  return request.workflow === 'training'
    ? { ...request, overrides, train_data_file: file }
    : { ...request, overrides, test_data_file: file };
}

/** All findings of an example's request. */
export async function findingsOf(request: Request, look: Look = {}): Promise<readonly Finding[]> {
  return resolve(
    request,
    await readFileContext(request, folder, undefined, {
      groups: drawnGroups(),
      output: true,
      ...look,
    }),
  ).findings;
}

/** Declares the tests of a topic: each rule has examples, and each reports what it says. */
export function testRules(rules: readonly Rule[], examples: Examples, look: Look = {}): void {
  const all = Object.values(examples).flatMap(({ failing, passing }) => [...failing, ...passing]);
  beforeAll(() => {
    writeDatasets(
      all.map(({ npz }) => npz),
      all.map(({ validation }) => validation),
    );
  });

  it('each rule of the topic, and no other, has failing and passing examples', () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ id }) => id).sort());
    const poor = Object.entries(examples).filter(([, e]) => !e.failing.length || !e.passing.length);
    expect(poor.map(([id]) => id)).toEqual([]);
  });

  const known = new Map<Example, Promise<readonly Finding[]>>();
  const findingsOfExample = (example: Example): Promise<readonly Finding[]> => {
    const findings = known.get(example) ?? findingsOf(requestOf(example), look);
    known.set(example, findings);
    return findings;
  };

  describe.each(Object.entries(examples))(
    '%s',
    (id, { outcome, offers = [], failing, passing }) => {
      const ofRule = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === id);

      it('has its outcome, and offers its fixes', async () => {
        const all = (await Promise.all(failing.map(findingsOfExample))).flatMap(ofRule);
        expect([...new Set(all.map((finding) => finding.outcome))]).toEqual([outcome].flat());
        const labels = all.flatMap(({ fixes }) => fixes.map(({ label }) => label));
        expect([...new Set(labels)]).toEqual(offers);
      });

      it.each(failing)('reports: $says', async (example) => {
        const request = requestOf(example);
        const findings = ofRule(await findingsOfExample(example));
        const words = findings.map(({ message }) => message.replaceAll('`', '')).join('\n');
        expect(words).toMatch(example.says);
        if (example.entryPoints !== undefined)
          for (const { entry_points = null } of findings)
            expect(entry_points).toEqual(example.entryPoints);
        for (const finding of findings) {
          const { outcome, fields, message, fixes } = finding;
          const line = lineOf(finding);
          expect(line, `the row of: ${message}`).not.toBeNull();
          expect(line?.length, `${line}`).toBeLessThanOrEqual(LINE);
          expect(outcome).not.toBe('blocked');
          expect(fields.length).toBeGreaterThan(0);
          expect(message).toMatch(/[.?!]$/);
          expect(message).toMatch(/^[^`]*(`[^`]+`[^`]*)*$/);
          for (const { edits, label } of fixes) {
            const edited = edits.flatMap((edit) => ('name' in edit ? [edit.name] : []));
            for (const [, name] of label.matchAll(
              /\b(?:set|clear)(?: the \w+(?: option)?)? (\w+)/gi,
            ))
              expect(edited, label).toContain(name);
            const after = ofRule(await findingsOf(applyEdits(request, edits), look));
            const left = after.filter((finding) => finding.fields[0] === fields[0]);
            expect(left, label).toEqual([]);
          }
        }
      });

      it.each([...failing, ...passing])(
        'recommends exactly the first fix, and none that contradicts another finding: %#',
        async (example) => {
          const findings = await findingsOfExample(example);
          expect(contradictions(findings)).toEqual([]);
          for (const { fixes } of findings)
            expect(fixes.map(({ recommended = false }) => recommended)).toEqual(
              fixes.map((_, i) => i === 0),
            );
        },
      );

      it.each(failing.filter(({ leads }) => leads))('leads to $leads: $says', async (example) => {
        const findings = ofRule(await findingsOfExample(example));
        const leads = new Set(findings.map(({ outcome, stage }) => `${outcome}, ${stage}`));
        expect([...leads]).toEqual([example.leads?.join(', ')]);
      });

      it.each(passing)('reports nothing: %#', async (example) => {
        const request = requestOf(example);
        const { findings, payload } = resolve(request, await readFileContext(request, folder));
        const rejected = findings.filter(({ outcome }) => outcome === 'blocked');
        expect(rejected.map(({ rule }) => rule)).toEqual(
          example.rejectedBy === undefined ? [] : [example.rejectedBy],
        );
        expect(payload === null).toBe(example.rejectedBy !== undefined);
        const others = findings.filter(({ rule }) => rule === id || rule === 'check-failed');
        expect(others.map(({ message }) => message)).toEqual([]);
      });
    },
  );
}
