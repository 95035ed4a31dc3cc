/** Tries cases of the rule table in real runs, in one driver process, and says all that is otherwise at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExpectStatic } from 'vitest';
import { RULEBOOK } from '../../../shared/rules';
import { predictionOf } from '../../../shared/runs/prediction';
import type { Case, Entry } from './case';
import { otherwise } from './check';
import { type Prepared, type Ran, Refused, Runs, TARGET } from './run';

/** `PINNBOARD_RULES` names the rules to try, parted by commas; `PINNBOARD_RULES_KEEP` a folder to keep the runs in. */
export async function tryCases(all: readonly Case[], expect: ExpectStatic): Promise<void> {
  const only = process.env.PINNBOARD_RULES?.split(',');
  const holds = new Map(RULEBOOK.map((rule) => [rule.id, rule.holds ?? (() => true)]));
  const cases = all.filter(
    ({ rule, where = holds.get(rule) }) =>
      (only?.includes(rule) ?? true) && (where?.(TARGET.traits) ?? true),
  );
  const keep = process.env.PINNBOARD_RULES_KEEP;
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'pinnboard-rules-'));
  try {
    const runs = new Runs(process.env.PINNBOARD_PTYCHOPINN ?? '', folder);
    runs.writeDatasets(cases);
    const prepared: Prepared[] = [];
    const refused: string[] = [];
    for (const item of cases)
      for (const entry of [item.entry].flat())
        try {
          prepared.push(await runs.add(item, entry));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          refused.push(`${whatOf(item, entry)}: the factory refuses the request: ${error.message}`);
        }
    const results = await runs.run();
    const wrong = [...refused, ...prepared.flatMap((one) => wrongOf(one, results))];
    const rules = new Set(prepared.map(({ item }) => item.rule)).size;
    const say = `${TARGET.name}: ${rules} rules, ${prepared.length} cases in ${results.size} runs: ${wrong.length} otherwise\n`;
    process.stdout.write(say);
    if (keep) writeFileSync(path.join(keep, 'report.txt'), [say, ...wrong].join('\n'));
    expect(wrong).toEqual([]);
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

const whatOf = ({ rule, overrides, execution, data = '' }: Case, entry: Entry): string =>
  `${rule}, ${entry}, ${JSON.stringify({ ...overrides, ...execution })} ${data}`;

/** A line for what is otherwise than the table says, in the run and in what Pinnboard finds. */
function wrongOf(
  { item, entry, findings, job, base }: Prepared,
  results: ReadonlyMap<string, Ran>,
): string[] {
  const ran = results.get(job);
  const what = whatOf(item, entry);
  const happened = ran
    ? otherwise(item.happens, ran, base === null ? undefined : results.get(base))
    : 'it did not run';
  const found = findings.some(({ rule }) => rule === item.rule);
  const wanted = item.finds ?? true;
  return [
    ...(happened === '' ? [] : [`${what}: ${item.happens.kind} was expected; ${happened}`]),
    ...(item.happens.kind === 'raised' &&
    ran?.error &&
    !isPredicted(item, entry, findings, ran.error)
      ? [`${what}: its rule does not say that it raises ${ran.error.type}: ${ran.error.message}`]
      : []),
    ...(found === wanted ? [] : [`${what}: ${found ? 'found, and should not be' : 'not found'}`]),
  ];
}

const isPredicted = (
  { rule }: Case,
  entry: Entry,
  findings: Prepared['findings'],
  error: NonNullable<Ran['error']>,
): boolean =>
  predictionOf(
    findings.filter((one) => one.rule === rule),
    entry === 'loader' ? 'python' : entry,
    [error],
  ).finding !== null;
