/** The installed PtychoPINNs recognised by their files; what is read of their source equals the targets' facts. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectEnvironment } from '../../electron/node/environments/inspect';
import { SECTION_NAMES } from '../../shared/catalogue/types';
import { compareFields } from '../../shared/environments/drift';
import { readCatalogue } from '../../shared/environments/source/catalogue';
import { DECISIVE_FILES, STATES } from '../../shared/environments/states';
import { findTarget } from '../../shared/targets';
import { findProgram } from './program.mjs';

const program = findProgram() ?? '';
const INSTALLED = STATES.flatMap(({ target, commits: [commit = ''] }) => {
  const folder = path.join(program, commit.slice(0, 7));
  return existsSync(path.join(folder, 'bin/python')) ? [{ target, commit, folder }] : [];
});

it('finds an installation', () => {
  expect(INSTALLED.map(({ target }) => target)).toContain('ptychopinn-2026.07');
});

describe.each(INSTALLED)('$target', ({ target, commit, folder }) => {
  const site = path.join(folder, 'lib/python3.11/site-packages');
  const whole = { revision: commit, how: 'content', modified: false, files: [], problems: [] };
  const known = target !== null && findTarget(target) ? target : null;

  it.each([
    ['environment', folder, 'installed', site],
    ['interpreter', path.join(folder, 'bin/python'), 'installed', site],
    ['site-packages', site, 'installed', site],
    ['checkout', path.join(folder, 'checkout'), 'checkout', path.join(folder, 'checkout')],
  ])('is recognised by its %s', async (_, place, kind, root) => {
    const report = await inspectEnvironment(place);
    expect(report).toMatchObject({ ...whole, kind, root, target: known, contradictions: [] });
    expect(report.interpreter === null).toBe(kind === 'checkout');
  });

  it.skipIf(known === null)('declares what the target says, field by field', async () => {
    const texts = new Map<string, string>();
    for (const file of DECISIVE_FILES)
      texts.set(file, await readFile(path.join(folder, 'checkout', file), 'utf8'));
    const nothing = { drift: [], names: [], unknown: [], unread: [], problems: [] };
    expect(compareFields(texts, new Map(), null)).toEqual({ ...nothing, nearest: target });
    const { sections } = readCatalogue(texts);
    for (const section of SECTION_NAMES) {
      const facts = findTarget(target ?? '')?.sections[section];
      expect(sections[section]?.map(({ name }) => name)).toEqual(Object.keys(facts ?? {}));
    }
  });

  it.skipIf(known === null)('shows one changed default and one added field', async () => {
    const copy = await mkdtemp(path.join(tmpdir(), 'pinnboard checkout '));
    try {
      await cp(path.join(folder, 'checkout'), copy, { recursive: true });
      const file = path.join(copy, 'ptycho_torch/config_params.py');
      const text = await readFile(file, 'utf8');
      const edited = text
        .replace('nphotons: float = 1e5', 'nphotons: float = 2e5')
        .replace(
          '    middle_trim: int = 32\n',
          '    middle_trim: int = 32\n    ours: float = 1.5\n',
        );
      await writeFile(file, edited);
      const report = await inspectEnvironment(copy);
      expect(report).toMatchObject({ revision: null, target: null, nearest: target });
      expect(report).toMatchObject({ modified: true, state: { commit, exact: false } });
      expect(report.files).toEqual([
        { file: 'ptycho_torch/config_params.py', change: 'changed', against: 'state' },
      ]);
      expect(report.drift).toEqual([
        {
          ...{ section: 'pt_data_config', field: 'nphotons', change: 'default' },
          ...{ from: 100_000, to: 200_000, type: 'float' },
        },
        {
          ...{ section: 'pt_inference_config', field: 'ours', change: 'added' },
          ...{ from: null, to: 1.5, type: 'float' },
        },
      ]);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});
