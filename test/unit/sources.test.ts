/** Every source resolves: its file and lines are those of the commit, its section is one of the evidence page. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../shared/catalogue/concepts';
import { ROUTE_IDS } from '../../shared/propagation/propagation';
import { findPage } from '../../shared/reference/entries';
import { referencePages } from '../../shared/reference/pages';
import { RULE_LIST } from '../../shared/reference/ruleList';
import { ruleMarkdown, ruleText } from '../../shared/reference/rulePage';
import { WORKFLOWS } from '../../shared/request/request';
import { EVIDENCE, evidenceSection } from '../../shared/sources/evidence';
import { type Source, sourcesText, sourceText } from '../../shared/sources/source';
import { ISSUE_IDS, knownIssue } from '../../shared/sources/upstream';
import { TARGETS } from '../../shared/targets';
import refactor from '../facts/ptychopinn-99efda1.json';
import checkout from '../facts/ptychopinn-712c23f.json';

/** The number of lines of each file, by commit. */
const LINES: { readonly [commit: string]: { readonly [file: string]: number } } = {
  [checkout.commit]: checkout.lines,
  [refactor.commit]: refactor.lines,
};
const COMMITS = Object.values(TARGETS).flatMap(({ commit }) => commit ?? []);
/** The documentation is not part of the copy that the list of files was made from. */
const ISSUES = ISSUE_IDS.map((id) => sourceText(knownIssue(id)));

/** What is wrong with a source; empty for one that resolves. */
function problemOf(source: Source): string {
  if ('page' in source) {
    const id = evidenceSection(source.page)?.id;
    return id && findPage(`evidence:${id}`) ? '' : `no section ${source.page}`;
  }
  const { file, line, end = line, commit } = source;
  if (!COMMITS.includes(commit)) return `no target is of ${commit}`;
  if (ISSUES.includes(sourceText(source))) return '';
  const count = LINES[commit]?.[file] ?? 0;
  return line > 0 && line <= end && end <= count ? '' : `no such lines: ${sourceText(source)}`;
}

const all: readonly (readonly [string, readonly Source[]])[] = [
  ...RULE_LIST.map(({ id, source }) => [id, source] as const),
  ...Object.values(TARGETS).flatMap((target) =>
    WORKFLOWS.flatMap((workflow) => [
      ...target.routes[workflow].flatMap(({ command, notes }) =>
        notes.map(({ source }) => [command, source] as const),
      ),
      ...CONCEPTS.flatMap(({ id }) => {
        const use = target.uses(workflow, id);
        return use ? [[`${workflow} ${id}`, use.source] as const] : [];
      }),
      ...[false, true].flatMap((option) =>
        target.propagationNames(workflow, option).flatMap((name) => {
          const found = target.propagation(workflow, name, option);
          const places = ROUTE_IDS.flatMap((id) => found?.routes[id].where ?? []);
          return found ? [[name, [...found.source, ...places]] as const] : [];
        }),
      ),
    ]),
  ),
];

describe('every source', () => {
  it('is a line of the target that was read, or a section of the evidence', () => {
    const wrong = all.flatMap(([of, sources]) =>
      sources.flatMap((source) => {
        const problem = problemOf(source);
        return problem === '' ? [] : [`${of}: ${problem}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(600);
  });

  it('is found to be wrong where it is', () => {
    const { commit } = checkout;
    expect(problemOf({ page: 'evidence#no-such-section' })).not.toBe('');
    expect(problemOf({ file: 'ptycho_torch/none.py', line: 1, commit })).not.toBe('');
    expect(problemOf({ file: 'ptycho_torch/model.py', line: 99_999, commit })).not.toBe('');
    expect(problemOf({ file: 'ptycho_torch/model.py', line: 1, commit: 'f00' })).not.toBe('');
  });

  it('says of its lines which commit they are in', () => {
    const [issue] = ISSUE_IDS.map(knownIssue);
    if (!issue) throw new Error('there are issues');
    expect(sourcesText([issue, { ...issue, end: 9 }, { page: 'evidence#scan-bounds' }])).toBe(
      'docs/findings.md:6, docs/findings.md:6-9 (PtychoPINN 712c23f), evidence#scan-bounds',
    );
  });
});

it('every section of the evidence has a title of its own and some text', () => {
  expect(new Set(EVIDENCE.map(({ id }) => id)).size).toBe(EVIDENCE.length);
  for (const { id, title, text } of EVIDENCE) {
    expect(`${id} ${title}`, id).toMatch(/^[\w-]+ \S/);
    expect(text.length, id).toBeGreaterThan(60);
  }
});

// A V100 is a GPU.
/** Codes of lists that a user cannot open. */
const CODES = /\bV(?!100 )\d+\b|\b[A-Z]{1,3}:\d+|\bSPEC \d|[Bb]lueprint \d/;

/** Texts of the sources of a folder, without comments. */
function textsBelow(folder: string): (readonly [string, string])[] {
  return readdirSync(folder).flatMap((name): (readonly [string, string])[] => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return textsBelow(file);
    if (!/\.(tsx?|py)$/.test(name)) return [];
    const text = readFileSync(file, 'utf8')
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/^\s*(\/\/|#).*$/gm, '');
    return [[file, text]];
  });
}

describe('no code of a list that a user cannot open', () => {
  it.each(Object.entries(referencePages()))('is on the page %s', (_file, text) => {
    expect(text).not.toMatch(CODES);
  });

  it('is on the evidence page, or in what a rule says', () => {
    expect(EVIDENCE.length).toBeGreaterThan(10);
    expect(RULE_LIST.length).toBeGreaterThan(100);
    for (const { id, text } of EVIDENCE) expect(text, id).not.toMatch(CODES);
    for (const rule of RULE_LIST)
      expect(`${ruleText(rule)} ${ruleMarkdown(rule)}`, rule.id).not.toMatch(CODES);
  });

  it.each(['shared', 'electron', 'renderer'])('is in the code of %s outside comments', (folder) => {
    const texts = textsBelow(folder);
    expect(texts.length).toBeGreaterThan(50);
    const found = texts.filter(([, text]) => CODES.test(text));
    expect(found.map(([file, text]) => `${file}: ${text.match(CODES)?.[0]}`)).toEqual([]);
  });

  it('would be seen', () => {
    for (const code of ['V42', 'see W:1388', 'SPEC 3', 'ST:147']) expect(code).toMatch(CODES);
    expect('ptycho_torch/model.py:57, 1.0e+9, Lightning 2.5').not.toMatch(CODES);
  });
});
