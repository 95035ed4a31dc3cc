/** What is shown of a form: what is lost, and the text itself. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { UnsupportedSettings } from '../../../renderer/export/UnsupportedSettings';
import { highlight } from '../../../renderer/kit/code/highlight';
import type { UnsupportedSetting } from '../../../shared/exporters/format';

const text = (unsupported: readonly UnsupportedSetting[]) =>
  renderToStaticMarkup(
    createElement(UnsupportedSettings, { unsupported, target: 'adr-003', onGo: () => {} }),
  ).replaceAll(/<[^>]*>/g, '');

describe('what is lost', () => {
  it('is told by name, value as Python writes it, reason and way out', () => {
    const shown = text([
      { name: 'nphotons', value: 1e9, why: 'There is no flag for it.', instead: 'Use the script.' },
    ]);
    expect(shown).toContain('1 setting cannot be expressed in this format');
    expect(shown).toContain('nphotons 1000000000.0 There is no flag for it. Use the script.');
  });

  it('is told plainly when it is nothing', () => {
    expect(text([])).toContain('All your settings are included');
  });
});

describe('colours of a preview', () => {
  const kinds = (source: string, language: Parameters<typeof highlight>[1]) =>
    highlight(source, language)
      .flat()
      .filter(({ kind }) => kind !== 'plain')
      .map(({ kind, text: part }) => `${kind} ${part}`);

  it.each(['python', 'shell', 'yaml', 'json'] as const)('leave every character: %s', (language) => {
    const source = `# a "b"\n\n'it\\'s' "x # y" --flag=1e-5 'open\n"""a\nb""" None  \n`;
    const lines = highlight(source, language).map((line) => line.map((part) => part.text).join(''));
    expect(`${lines.join('\n')}\n`).toBe(source);
  });

  it('tell what is what', () => {
    expect(kinds('x = 1e-5  # "no"\nif None: f("a # b")', 'python')).toEqual([
      'number 1e-5',
      'comment # "no"',
      'word if',
      'word None',
      'string "a # b"',
    ]);
    expect(kinds("run --data 'a b' -o x.json", 'shell')).toEqual([
      'word --data',
      "string 'a b'",
      'word -o',
    ]);
    expect(kinds('{"a": -1.0, "b": null}', 'json')).toEqual([
      'string "a"',
      'number -1.0',
      'string "b"',
      'word null',
    ]);
    expect(kinds('"""doc\nstring"""\nN64 = 64', 'python')).toEqual([
      'string """doc',
      'string string"""',
      'number 64',
    ]);
  });
});
