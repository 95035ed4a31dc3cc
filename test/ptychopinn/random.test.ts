/** Random trainings in every export format, by a printed seed: each ends with a bundle that records what was announced, and is read back. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/findings/finding';
import { differences, metricsProblems, unannounced } from './kit/compare';
import { type Exported, exportAs, FORMS, type Form, type Prepared, prepare } from './kit/forms';
import { type Ran, recorded, runFolder, runShell, runWarm, workFolder } from './kit/program';
import { recoveryProblems } from './kit/recovered';
import { trainings } from './kit/requests';
import { ALL, MAIN, REFACTOR, RUN_TARGETS, type RunTarget, SEED } from './kit/settings';

const COUNTS: { readonly [target in RunTarget]: number } = {
  [MAIN]: ALL ? 40 : 3,
  [REFACTOR]: ALL ? 40 : 1,
};

interface Case extends Prepared, Exported {
  readonly form: Form;
}

/** Whether a run is announced to crash; what only a YAML file sets is no certain crash of its entry point. */
const saysCrash = ({ outcome, rule, message }: Finding, form: Form): boolean =>
  outcome === 'crash' ||
  (form === 'yaml' && rule === 'object-not-joined' && message.includes('fails on the first batch'));

const work = workFolder('random');

/** What the run of a case did that nobody announced; empty when all is well. */
function problems(
  target: RunTarget,
  { form, folder, resolution, notes }: Case,
  code: number | null,
  said: string,
) {
  if (code !== 0) return [`exit code ${code}: ${said.trimEnd().split('\n').slice(-3).join(' | ')}`];
  const run = recorded(path.join(folder, 'out'));
  // train_lightning_only writes checkpoints alone.
  if (run.bundle === null && form !== 'lightning') return ['no bundle'];
  return [
    ...unannounced(differences(run, resolution), resolution, notes, target).map(
      ({ where, payload, run: its }) =>
        `${where}: ${JSON.stringify(payload)} in the payload, ${JSON.stringify(its)} in the run`,
    ),
    ...metricsProblems(run, resolution, notes, target),
  ];
}

/** The problems of a case and of reading its run back, each with the case. */
async function failures(target: RunTarget, one: Case, ran: Ran | undefined): Promise<string[]> {
  const { code = null, console = '' } = ran ?? {};
  const found = problems(target, one, code, console);
  if (code === 0) found.push(...(await recoveryProblems(one.folder, target, one.request)));
  const { overrides, execution } = one.request;
  const shown = `${one.form} of ${JSON.stringify({ overrides, execution })}`;
  return found.map((problem) => `${problem}, ${shown}`);
}

describe(`random trainings with seed ${SEED}`, () => {
  it.each(RUN_TARGETS)('do in every format what was announced, with %s', async (target) => {
    const count = COUNTS[target];
    const requests = fc.sample(trainings(target), { numRuns: count, seed: SEED });
    const cases: Case[] = [];
    for (const [i, request] of requests.entries())
      for (const form of FORMS) {
        const prepared = await prepare(runFolder(work, `${target} ${i} ${form}`), form, request);
        // The rule table runs what is expected to crash.
        if (prepared.resolution.findings.some((finding) => saysCrash(finding, form))) continue;
        cases.push({ ...prepared, ...exportAs(form, prepared), form });
      }
    // Most requests run in most formats, or this has tried nothing.
    expect(cases.length).toBeGreaterThan(count);
    // A script for a shell has a process of its own; the others share one that has imported everything.
    const warm = cases.filter(({ form }) => form !== 'lightning');
    const ran = new Map<Case, Ran>();
    for (const [i, one] of (await runWarm(target, warm)).entries()) {
      const job = warm[i];
      if (job) ran.set(job, one);
    }
    for (const one of cases)
      if (!ran.has(one)) ran.set(one, await runShell(target, one.folder, one.shell));
    const failed = await Promise.all(cases.map((one) => failures(target, one, ran.get(one))));
    expect(failed.flat().join('\n')).toBe('');
  });
});
