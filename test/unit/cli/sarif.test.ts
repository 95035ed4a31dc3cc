/** SARIF logs: what the standard asks of them, and that each result points at the field in the file. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../../shared/reference/ruleList';
import { sarifSchema } from '../formats/sarif/schema';
import { NPZ, pinnboard, temporary } from './run';

const folder = temporary();
copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
copyFileSync(path.join(NPZ, 'train64_stored.npz'), path.join(folder, 'v.npz'));

/** A request as people write it, a key a line. */
const TEXT = `{
  "target": "adr-003",
  "workflow": "training",
  "train_data_file": "scan.npz",
  "output_dir": "out",
  "overrides": {
    "n_groups": 8, "nphotons": 1e9,
    "gridsize": 3,
    "K": 4,
    "test_data_file": "v.npz"
  },
  "execution": null
}
`;

function write(text: string, name = `${Math.random()}.json`): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The log, which keeps to the standard whatever is in it. */
async function sarif(...args: string[]) {
  const { code, out, err } = await pinnboard([...args, '--format', 'sarif']);
  expect(out, err).not.toBe('');
  const [run] = sarifSchema.parse(JSON.parse(out)).runs;
  if (!run) throw new Error('The log holds no run');
  return { code, run, results: run.results, out };
}

interface Region {
  readonly startLine: number;
  readonly startColumn?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** The part of the text that a region is. */
function cut(text: string, region: Region | undefined): string {
  const { startLine, startColumn = 1, endLine = startLine, endColumn } = region ?? { startLine: 1 };
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const end = endColumn ?? (lines[endLine - 1]?.length ?? 0) + 1;
  return text.slice(offset(startLine, startColumn), offset(endLine, end));
}

const of = <T extends { ruleId: string }>(results: readonly T[], id: string): T => {
  const found = results.find(({ ruleId }) => ruleId === id);
  if (!found) throw new Error(`There is no result of ${id}`);
  return found;
};

describe('SARIF of pinnboard check', () => {
  it('holds every rule, and nothing else for a sound request', async () => {
    const file = write(TEXT.replace('"gridsize": 3', '"gridsize": 1'));
    const { code, run } = await sarif('check', file);
    expect(code).toBe(0);
    expect(run.results).toEqual([]);
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(ruleIds());
    expect(run.artifacts).toEqual([
      { location: { uri: expect.stringMatching(/^file:/) }, roles: ['analysisTarget'] },
    ]);
    expect(fileURLToPath(run.artifacts[0]?.location.uri ?? '')).toBe(file);
  });

  it('points at the key that was set, under whichever name', async () => {
    const { code, results } = await sarif('check', write(TEXT), '--max-warnings', '0');
    expect(code).toBe(1);
    const { level, locations, relatedLocations, properties } = of(results, 'neighbours-too-few');
    expect(level).toBe('error');
    const [place] = locations;
    expect(cut(TEXT, place?.physicalLocation?.region)).toBe('"K"');
    expect(place?.logicalLocations?.[0]?.fullyQualifiedName).toBe('overrides.K');
    expect(relatedLocations?.map((related) => cut(TEXT, related.physicalLocation?.region))).toEqual(
      ['"gridsize"'],
    );
    expect(properties).toMatchObject({ outcome: 'crash', stage: 'load' });
  });

  it('offers a fix as an edit of the text, which does what the fix does', async () => {
    const file = write(TEXT);
    const { results } = await sarif('check', file);
    const fixes = of(results, 'neighbours-too-few').fixes ?? [];
    expect(fixes.length).toBeGreaterThan(0);
    for (const { artifactChanges, description } of fixes) {
      const [change] = artifactChanges;
      const [edit] = change?.replacements ?? [];
      const { startLine, startColumn } = edit?.deletedRegion ?? { startLine: 1 };
      const before = cut(TEXT, { startLine: 1, endLine: startLine, endColumn: startColumn ?? 1 });
      const deleted = cut(TEXT, edit?.deletedRegion);
      const after =
        before + (edit?.insertedContent?.text ?? '') + TEXT.slice(before.length + deleted.length);
      const mended = await sarif('check', write(after));
      expect(
        mended.results.map(({ ruleId }) => ruleId),
        description.text,
      ).not.toContain('neighbours-too-few');
    }
  });

  it('suppresses what was acknowledged, with its note', async () => {
    const acknowledgements = [{ rule: 'unknown-override', field: 'gridsze', note: 'a test' }];
    const sound = JSON.parse(TEXT.replace('"gridsize": 3', '"gridsze": 3'));
    const noted = { ...sound, acknowledgements };
    const { code, results } = await sarif(
      'check',
      write(JSON.stringify(noted)),
      '--max-warnings',
      '0',
    );
    expect(code).toBe(0);
    expect(of(results, 'unknown-override').suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'a test' },
    ]);
    for (const { ruleId, suppressions } of results)
      expect(suppressions.length > 0, ruleId).toBe(ruleId === 'unknown-override');
  });

  it('of a payload points into its request, else into the payload; its fixes are no text edits', async () => {
    const file = path.join(folder, 'payload.json');
    const data = path.join(folder, 'scan.npz');
    const settings = ['n_groups=8', 'K=2', 'gridsize=2'].flatMap((text) => ['--set', text]);
    const to = ['--target', 'adr-003', '--data', data, '--out', 'o', '-o', file];
    const { results: written } = await sarif(
      'payload',
      'training',
      ...to,
      ...settings,
      '--allow-crash',
    );
    const text = readFileSync(file, 'utf8');
    const { results } = await sarif('check', file);
    // The exported file is told the same at once.
    expect(written).toEqual(results);
    const few = of(results, 'neighbours-too-few');
    expect(few.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('request.overrides.K');
    expect(cut(text, few.locations[0]?.physicalLocation?.region)).toBe('"K"');
    expect(few.fixes).toBeUndefined();
    expect(few.properties.fixes).toMatchObject([
      { label: expect.any(String), edits: expect.any(Array) },
    ]);
    const photons = of(results, 'nphotons-divergence').locations[0];
    expect(photons?.logicalLocations?.[0]?.fullyQualifiedName).toMatch(/^payload\..*\.nphotons$/);
    const edited = text.replace(/"N": 64/, '"N": 32');
    const outdated = of((await sarif('check', write(edited))).results, 'payload-outdated');
    expect(cut(edited, outdated.locations[0]?.physicalLocation?.region)).toBe('"N"');
  });

  it('notes a file that cannot be read, and goes on', async () => {
    const { code, run } = await sarif('check', 'nowhere.json', write(TEXT));
    expect(code).toBe(2);
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(run.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('nowhere');
    expect(run.invocations[0]?.toolExecutionNotifications?.[0]?.properties).toMatchObject({
      code: 'file-missing',
    });
    expect(run.artifacts.map(({ location }) => location.uri)[0]).toBe('nowhere.json');
    expect(run.results.length).toBeGreaterThan(0);
  });
});

describe('SARIF of the other commands', () => {
  it('of a refused payload names the fields without a file', async () => {
    const at = ['--target', 'adr-003', '--data', 'train64.npz', '--out', 'o'];
    const to = [...at, '-o', path.join(folder, 'none.json')];
    const { code, run } = await sarif('payload', 'training', ...to);
    expect(code).toBe(1);
    expect(run.artifacts).toEqual([]);
    expect(of(run.results, 'n-groups-missing')).toMatchObject({
      level: 'error',
      locations: [{ logicalLocations: [{ name: 'n_groups' }] }],
    });
  });

  it('of a batch points into the line of the request', async () => {
    const one = JSON.stringify(JSON.parse(TEXT));
    const file = write(`${one.replace('"gridsize":3', '"gridsize":1')}\n\n${one}\nnonsense\n`);
    const { code, results } = await sarif('batch', file, '--base', folder, '--max-warnings', '99');
    expect(code).toBe(1);
    const region = of(results, 'neighbours-too-few').locations[0]?.physicalLocation?.region;
    expect(region?.startLine).toBe(3);
    expect(cut(readFileSync(file, 'utf8'), region)).toBe('"K"');
    expect(of(results, 'bad-request').locations[0]?.physicalLocation?.region).toEqual({
      startLine: 4,
    });
  });

  it('needs a file where stdout or stdin would be none', async () => {
    expect((await pinnboard(['batch', '--format', 'sarif'], [])).code).toBe(2);
    const unwritten = ['payload', 'training', '--data', 'x', '--out', 'o', '--format', 'sarif'];
    expect(await pinnboard(unwritten)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Add -o FILE'),
    });
  });
});
