/** One finding for one cause, the measured value first, and no two ways out that contradict each other. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/findings/finding';
import { datasetOf, findingsOf, realTraining, training, writeDatasets } from './kit';

/** Amplitudes whose squares are whole numbers of photons. */
const PHOTONS =
  "d['diffraction'] = np.sqrt(np.round((d['diffraction'] * 20) ** 2)).astype('f4')\nd['diff3d'] = d['diffraction']";
const without = <T extends ReturnType<typeof training>>(request: T, file: string): T => {
  const { nphotons: _, ...overrides } = request.overrides;
  return { ...request, overrides, train_data_file: file };
};

const file = datasetOf(PHOTONS);
beforeAll(() => {
  writeDatasets([PHOTONS]);
});

const aboutPhotons = (findings: readonly Finding[]) =>
  findings.filter(({ fields }) => fields[0] === 'nphotons');

describe.each([
  ['adr-003', training()],
  ['ptychopinn-2026.07', realTraining()],
])('nphotons of %s', (_target, request) => {
  it('that is not set is one finding, whose recommended fix is what the patterns hold', async () => {
    const about = aboutPhotons(await findingsOf(without(request, file)));
    expect(about.map(({ rule }) => rule)).toEqual(['nphotons-divergence']);
    const [finding] = about;
    expect(finding?.outcome).toBe('wrong-result');
    expect(finding?.message).toMatch(
      /^`nphotons` is not set .* contains .* photons per pattern on average/,
    );
    expect(finding?.fixes[0]?.label).toMatch(/^Set nphotons to [\d,]+$/);
    expect(finding?.fixes.map(({ recommended }) => recommended ?? false)).toEqual([
      true,
      ...(finding?.fixes.slice(1).map(() => false) ?? []),
    ]);
    expect(finding?.fixes.length).toBeGreaterThan(1);
  });

  it('set to what the patterns hold raises nothing', async () => {
    const [finding] = aboutPhotons(await findingsOf(without(request, file)));
    const edit = finding?.fixes[0]?.edits[0];
    if (edit?.op !== 'set-override') throw new Error('no fix');
    const overrides = { ...request.overrides, nphotons: edit.value };
    const findings = await findingsOf({ ...request, overrides, train_data_file: file });
    expect(aboutPhotons(findings)).toEqual([]);
  });
});
