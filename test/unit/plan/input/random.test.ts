/** How decisive the checks are: simulated scans, each clean and spoiled in a random way. The seed is printed. */
import { expect, test } from 'vitest';
import type { InputChecks } from '../../../../shared/dataset/inputChecks';
import { checkInput } from '../../../../shared/plan/input/checkInput';
import { ALL } from '../../../cases';
import { randomNumbers, randomScan, type Scan, sourceOf } from './simulate';
import { MISTAKES, type Mistake } from './spoil';

const SCANS = ALL ? 100 : 30;
const seed = Number(process.env['PINNBOARD_SEED'] ?? 20261128);

const check = (scan: Scan): Promise<InputChecks> =>
  checkInput(sourceOf(scan), { expects: 'amplitude', fit: false }, { checkpoint: () => {} });

const accusations = ({ checks }: InputChecks): string[] =>
  checks.filter(({ verdict }) => verdict === 'contradicted').map(({ id }) => id);

test('every mistake in random scans is found, and no clean scan is accused', async () => {
  const uniform = randomNumbers(seed);
  const names = Object.keys(MISTAKES);
  const found = new Map<string, [hits: number, of: number]>();
  const wrong: string[] = [];
  let inOrder = 0;
  for (let at = 0; at < SCANS; at++) {
    const clean = randomScan(uniform);
    const own = await check(clean);
    wrong.push(...accusations(own).map((id) => `scan ${at}, clean: ${id}`));
    if (own.checks.every(({ verdict }) => verdict === 'in-order')) inOrder += 1;

    const name = names[at % names.length] ?? '';
    const mistake: Mistake | undefined = Object.entries(MISTAKES).find(
      ([key]) => key === name,
    )?.[1];
    if (!mistake) throw new Error(name);
    const accused = accusations(await check(mistake.spoil(clean, uniform)));
    const hit = accused.some((id) => mistake.accused.some((wanted) => wanted === id));
    const [hits, of] = found.get(name) ?? [0, 0];
    found.set(name, [hits + (hit ? 1 : 0), of + 1]);
    wrong.push(
      ...accused
        .filter((id) => !mistake.accused.some((wanted) => wanted === id))
        .map((id) => `scan ${at}, ${name}: ${id}`),
    );
  }
  const rates = [...found].map(([name, [hits, of]]) => `${name} ${hits} of ${of}`);
  console.log(
    `seed ${seed}: ${rates.join(', ')}; all checks in order in ${inOrder} of ${SCANS} clean scans`,
  );
  expect(wrong).toEqual([]);
  for (const [name, [hits, of]] of found) expect(hits / of, name).toBeGreaterThanOrEqual(0.9);
}, 600_000);
