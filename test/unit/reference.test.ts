/** The published pages, which `npm run reference` writes: their links lead to anchors that there are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../shared/reference/pages';
import { RULE_LIST } from '../../shared/reference/ruleList';

const EVIDENCE = readFileSync(path.resolve('shared/reference/evidence.md'), 'utf8');
const pages: { readonly [file: string]: string } = {
  ...referencePages(),
  'evidence.md': EVIDENCE,
};

/** Anchors of a page: of its headings, as GitHub makes them, and those that it sets itself. */
const anchorsOf = (text: string): Set<string> =>
  new Set([
    ...[...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(/\s/g, '-'),
    ),
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ]);
const anchors = new Map(Object.entries(pages).map(([file, text]) => [file, anchorsOf(text)]));

describe('published pages', () => {
  it.each(Object.entries(pages))('%s links to what there is', (file, text) => {
    const links = [...text.matchAll(/\]\(([\w.-]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, page = '', anchor]) => {
      const known = anchors.get(page === '' ? file : page);
      return !known || (anchor !== undefined && !known.has(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
    // Every link is of the form that was looked at, and a page without any would pass unread.
    expect(links).toHaveLength(text.split('](').length - 1);
    if (file.endsWith('.md') && file !== 'evidence.md') expect(links.length).toBeGreaterThan(0);
  });

  it('name every rule', () => {
    const known = anchors.get('rules.md');
    expect(RULE_LIST.filter(({ id }) => !known?.has(id))).toEqual([]);
  });

  it('hold JSON where they are schemas', () => {
    const schemas = Object.entries(pages).filter(([file]) => file.endsWith('.json'));
    expect(schemas).toHaveLength(3);
    for (const [, text] of schemas) expect(JSON.parse(text)).toHaveProperty('title');
  });
});
