/** The check that every class of a CSS module is used, with one injected that is not. */
import { expect, it } from 'vitest';
import { checkStyles } from '../../../build/styles.mjs';
import { productTexts } from '../../../build/targetNames.mjs';

const MODULE = 'renderer/new/New.module.css';
const checked = (css: string, ...others: { file: string; text: string }[]) =>
  checkStyles([...productTexts(), { file: MODULE, text: css }, ...others]);
const tsx = (text: string) => ({ file: 'renderer/new/New.tsx', text });
const IMPORT = "import css from './New.module.css';\n";

it('every class is used', () => {
  expect(checkStyles(productTexts())).toEqual([]);
});

it('a class that nothing uses is named', () => {
  const used = tsx(`${IMPORT}<p className={css.row} />`);
  expect(checked('.row .lost {\n  top: 1.5px;\n}\n', used)).toEqual([
    `${MODULE}: nothing uses .lost`,
  ]);
  expect(checked('.row {\n  top: 0;\n}\n')).toEqual([`${MODULE}: nothing uses .row`]);
});

it('a class that another composes, or that is looked up, is used', () => {
  expect(
    checked('.base {\n  top: 0;\n}\n.row {\n  composes: base;\n}\n', tsx(`${IMPORT}css.row`)),
  ).toEqual([]);
  expect(checked('.row {\n  top: 0;\n}\n', tsx(`${IMPORT}css[kind]`))).toEqual([]);
});

it('a class that is nowhere is named with the file that uses it', () => {
  expect(checked('.row {\n  top: 0;\n}\n', tsx(`${IMPORT}css.row css.rwo`))).toEqual([
    'renderer/new/New.tsx: New.module.css has no .rwo',
  ]);
});

it('a class without a module is one of the window', () => {
  const none = tsx('<p className="sr-only nowhere" />');
  expect(checkStyles([...productTexts(), none])).toEqual([
    'renderer/new/New.tsx: no style has .nowhere',
  ]);
});
