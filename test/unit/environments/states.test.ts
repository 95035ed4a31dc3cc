/** The known states of PtychoPINN's configuration code, told apart by the hashes of their files. */
import { describe, expect, it } from 'vitest';
import { blobHash } from '../../../electron/node/environments/disk';
import { identify } from '../../../shared/environments/identify';
import { commitOf, DECISIVE_FILES, STATES } from '../../../shared/environments/states';
import { TARGETS } from '../../../shared/targets';

const blobsOf = (blobs: readonly (string | null)[]) =>
  new Map(
    DECISIVE_FILES.flatMap((file, i) => {
      const blob = blobs[i];
      return blob ? [[file, blob] as const] : [];
    }),
  );
const NOTHING = { git: null, directUrl: null, version: null, isEditable: false, changes: null };

describe('known states', () => {
  it('are 72 with 533 commits, no commit in two of them', () => {
    const commits = STATES.flatMap((state) => state.commits);
    expect(STATES).toHaveLength(72);
    expect(new Set(commits).size).toBe(533);
    expect(new Set(commits.map((commit) => commit.slice(0, 7))).size).toBe(533);
  });

  it.each(STATES.map((state) => [commitOf(state).slice(0, 7), state] as const))(
    '%s is recognised by the content of its files alone',
    (_, state) => {
      const found = identify({ ...NOTHING, blobs: blobsOf(state.blobs) });
      expect(found.revision).toBe(commitOf(state));
      expect(found.how).toBe('content');
      expect([found.revision, ...found.candidates].sort()).toEqual([...state.commits].sort());
      expect(found.modified).toBe(false);
      expect(found.files).toEqual([]);
    },
  );

  it('of each target that can be installed is the one of its commit', () => {
    for (const target of Object.values(TARGETS).filter(({ traits }) => traits.run.runs)) {
      const state = STATES.find((known) => known.target === target.name);
      expect(state?.commits, target.name).toContain(target.commit);
      const found = identify({ ...NOTHING, blobs: blobsOf(state?.blobs ?? []) });
      expect(found).toMatchObject({ revision: target.commit, target: target.name });
    }
  });

  it('are not exact with one file edited, and the file is among those that differ', () => {
    for (const state of STATES)
      for (const [i, file] of DECISIVE_FILES.entries()) {
        const blobs = state.blobs.map((blob, k) => (k === i ? 'f'.repeat(40) : blob));
        const found = identify({ ...NOTHING, blobs: blobsOf(blobs) });
        expect(found).toMatchObject({ revision: null, how: null, target: null });
        const isOnly = state.blobs.every((blob, k) => k === i || blob === null);
        expect(found.modified).toBe(isOnly ? null : true);
        if (!isOnly) expect(found.files.map((change) => change.file)).toContain(file);
      }
  });

  it('hash files as git does, whatever the line ends', () => {
    // `printf 'a\nb\n' | git hash-object --stdin`
    const known = '422c2b7ab3b3c668038da977e4e93a5fc623169c';
    expect(blobHash(Buffer.from('a\nb\n'))).toBe(known);
    expect(blobHash(Buffer.from('a\r\nb\r\n'))).toBe(known);
    expect(blobHash(Buffer.from('a\rb\n'))).not.toBe(known);
  });
});

describe('several sources', () => {
  const [newest, other] = STATES;
  if (!newest || !other) throw new Error('There are no states');
  const blobs = blobsOf(newest.blobs);

  it('confirm each other', () => {
    const commit = newest.commits[1] ?? '';
    const found = identify({ ...NOTHING, blobs, version: `0.1.dev9+g${commit.slice(0, 9)}` });
    expect(found.contradictions).toEqual([]);
    expect(found.sources.map(({ how }) => how)).toEqual(['content', 'version']);
    expect(found.sources[1]?.revision).toBe(commit);
  });

  it('contradict each other, which is said', () => {
    const commit = commitOf(other);
    const git = { commit, branch: 'main' };
    const found = identify({ ...NOTHING, blobs, git, version: `0.1.dev9+g${commit.slice(0, 7)}` });
    expect(found).toMatchObject({ revision: commitOf(newest), how: 'content', modified: false });
    expect(found.contradictions).toHaveLength(2);
    for (const sentence of found.contradictions) expect(sentence).toContain(commit.slice(0, 7));
  });

  it('let a newer commit with the same files be a candidate', () => {
    const commit = 'a'.repeat(40);
    const found = identify({ ...NOTHING, blobs, git: { commit, branch: null } });
    expect(found.contradictions).toEqual([]);
    expect(found.candidates).toContain(commit);
  });

  it('answer in order where the content is unknown: git, direct_url.json, version', () => {
    const edited = new Map(blobs).set('ptycho/config/config.py', 'f'.repeat(40));
    const [a, b, c] = [
      commitOf(newest),
      'b'.repeat(40),
      `0.1.dev9+g${commitOf(other).slice(0, 7)}`,
    ];
    const all = { ...NOTHING, blobs: edited, directUrl: b, version: c };
    expect(identify({ ...all, git: { commit: a, branch: null } })).toMatchObject({
      ...{ revision: a, how: 'git', modified: true },
      files: [{ file: 'ptycho/config/config.py', change: 'changed', against: 'state' }],
    });
    expect(identify(all)).toMatchObject({ revision: b, how: 'direct_url' });
    expect(identify({ ...all, directUrl: null })).toMatchObject({
      ...{ revision: commitOf(other), how: 'version', modified: true },
    });
    expect(identify({ ...all, directUrl: null, version: '1.0' })).toMatchObject({
      ...{ revision: null, how: null, modified: true, state: { commit: a, exact: false } },
    });
  });

  it('say that a package was built from a tree with uncommitted changes', () => {
    const version = `0.1.dev9+g${commitOf(newest).slice(0, 9)}.d20260720`;
    const found = identify({ ...NOTHING, blobs, version });
    expect(found.modified).toBe(true);
    expect(found.sources.at(-1)?.detail).toContain('uncommitted changes');
    // An editable install keeps the version of the day on which it was installed.
    expect(identify({ ...NOTHING, blobs, version, isEditable: true }).modified).toBe(false);
  });
});
