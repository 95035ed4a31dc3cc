/** The check that only the targets' folder names a target, with names injected elsewhere. */
import { describe, expect, it } from 'vitest';
import { checkTargetNames, productTexts, targetPattern } from '../../../build/targetNames.mjs';
import { TARGETS } from '../../../shared/targets';

const texts = productTexts();

/** What the check says of one more file. */
const withFile = (file: string, text: string) => checkTargetNames([...texts, { file, text }]);

describe('the names of targets', () => {
  it('are in the folder of the targets alone', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(checkTargetNames(texts)).toEqual([]);
  });

  it('and their commits are known to the check, every one', () => {
    for (const { name, commit } of Object.values(TARGETS)) {
      expect(name).toMatch(targetPattern());
      if (commit !== null) expect(commit.slice(0, 7)).toMatch(targetPattern());
    }
    expect('ptychopinn_torch adr-004 712c23 design draft').not.toMatch(targetPattern());
  });

  it.each(
    Object.values(TARGETS).flatMap(({ name, commit }) => [
      `request.target === '${name}'`,
      `const ${name.toUpperCase().replaceAll(/\W/g, '_')} = 1;`,
      `import { part } from './${name.replaceAll(/\W/g, '')}';`,
      ...(commit === null ? [] : [`// as of ${commit.slice(0, 7)}`, `'${commit}'`]),
    ]),
  )('fail where a file says %s', (line) => {
    expect(withFile('shared/rules/injected.ts', `// first\n${line}\n`)).toEqual([
      expect.stringMatching(/^shared\/rules\/injected\.ts:2 names .*ask a trait/),
    ]);
  });

  it('fail in the name of a file', () => {
    const [name] = Object.keys(TARGETS);
    expect(withFile(`renderer/${name}.tsx`, '')).toEqual([expect.stringMatching(/\.tsx names /)]);
  });
});
