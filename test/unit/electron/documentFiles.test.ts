/** Files that a window edits: no save overwrites what another program wrote, in whichever order things happen. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentFiles } from '../../../electron/node/documents/documentFiles';

function begin(text = 'mine 0') {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-document-'));
  const file = path.join(folder, 'run.json');
  const documents = new DocumentFiles();
  writeFileSync(file, text);
  documents.noteText(file, text);
  const held = () => readFileSync(file, 'utf8');
  return { folder, file, documents, held };
}

describe('a save', () => {
  it('writes over what the window read or wrote, and leaves nothing beside the file', async () => {
    const { folder, file, documents, held } = begin();
    expect(await documents.write(file, 'mine 1')).toBe('same');
    expect(await documents.write(file, 'mine 2')).toBe('same');
    expect(held()).toBe('mine 2');
    expect(readdirSync(folder)).toEqual(['run.json']);
  });

  it('leaves what another program wrote as it is, until the user has accepted that', async () => {
    const { folder, file, documents, held } = begin();
    writeFileSync(file, 'theirs');
    expect(await documents.state(file)).toBe('changed');
    expect(await documents.write(file, 'mine 1')).toBe('changed');
    expect(held()).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['run.json']);
    await documents.accept(file);
    writeFileSync(file, 'theirs again');
    expect(await documents.write(file, 'mine 1')).toBe('changed');
    await documents.accept(file);
    expect(await documents.write(file, 'mine 1')).toBe('same');
    expect(held()).toBe('mine 1');
  });

  it('does not bring back a file that was removed, until the user has accepted that', async () => {
    const { file, documents, held } = begin();
    rmSync(file);
    expect(await documents.state(file)).toBe('removed');
    expect(await documents.write(file, 'mine 1')).toBe('removed');
    expect(held).toThrow();
    await documents.accept(file);
    expect(await documents.write(file, 'mine 1')).toBe('same');
    expect(held()).toBe('mine 1');
  });

  it('takes the same bytes, and a byte order mark before them, for no change', async () => {
    const { file, documents } = begin('text');
    writeFileSync(file, 'text');
    expect(await documents.state(file)).toBe('same');
    writeFileSync(file, '\ufefftext');
    expect(await documents.state(file)).toBe('same');
  });

  it('takes a file for saved that somebody wrote the same into', async () => {
    const { file, documents } = begin();
    writeFileSync(file, 'mine 1');
    expect(await documents.write(file, 'mine 1')).toBe('same');
    expect(await documents.state(file)).toBe('same');
  });

  it('knows what an earlier run noted, unless it knows better', async () => {
    const { file, documents } = begin();
    const later = new DocumentFiles();
    later.note(file, documents.heldBy(file));
    expect(await later.state(file)).toBe('same');
    await later.write(file, 'mine 1');
    later.note(file, documents.heldBy(file));
    expect(await later.state(file)).toBe('same');
  });
});

type Step = 'save' | 'theirs' | 'look' | 'accept';

/** Does steps in order, and expects after each what the file has to hold. */
async function follow(steps: readonly Step[]): Promise<void> {
  const { file, documents, held } = begin();
  /** What another program wrote and the user has not accepted. */
  let unseen: string | null = null;
  let mine = 'mine 0';
  const found = () => (unseen === null ? 'same' : 'changed');
  const carryOut: { readonly [step in Step]: (n: number) => Promise<void> } = {
    theirs: async (n) => {
      unseen = `theirs ${n}`;
      writeFileSync(file, unseen);
    },
    accept: async () => {
      await documents.accept(file);
      mine = held();
      unseen = null;
    },
    look: async () => expect(await documents.state(file)).toBe(found()),
    save: async (n) => {
      // Two saves at once: the second comes after the first.
      const both = [documents.write(file, `first ${n}`), documents.write(file, `mine ${n}`)];
      expect(await Promise.all(both)).toEqual([found(), found()]);
      if (unseen === null) mine = `mine ${n}`;
    },
  };
  for (const [n, step] of steps.entries()) {
    await carryOut[step](n + 1);
    expect(held()).toBe(unseen ?? mine);
  }
}

describe('after a kill', () => {
  it('between a save and the note of it, the file is known to hold what was saved', async () => {
    const { file, documents } = begin();
    const held = documents.heldBy(file);
    await documents.write(file, 'mine 1');
    const later = new DocumentFiles();
    later.note(file, held);
    expect(await later.holds(file, 'mine 2')).toBe(false);
    expect(await later.state(file)).toBe('changed');
    expect(await later.holds(file, 'mine 1')).toBe(true);
    expect(await later.state(file)).toBe('same');
  });
});

describe('saves, looks and other programs in any order', () => {
  it('the last save wins over earlier ones, and nothing of another program is lost unseen', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Step>('save', 'theirs', 'look', 'accept'), { maxLength: 8 }),
        follow,
      ),
      { numRuns: 40 },
    ));

  it('another program that writes during a save is not overwritten by the next one', async () => {
    const { file, documents, held } = begin();
    const saving = documents.write(file, 'mine 1');
    const next = documents.write(file, 'mine 2').then(async (found) => {
      writeFileSync(file, 'theirs');
      return found;
    });
    expect([await saving, await next]).toEqual(['same', 'same']);
    expect(await documents.write(file, 'mine 3')).toBe('changed');
    expect(held()).toBe('theirs');
  });
});
