/** Which revision a copy of PtychoPINN is, from what its sources say. */
import { findTarget } from '../targets';
import { capital } from '../values/capital';
import { commitOfVersion } from './installedFiles';
import type { EnvironmentReport, FileChange, RevisionSource } from './report';
import { type Blobs, commitOf, differencesFrom, nearestState, type State, stateOf } from './states';

export interface Evidence {
  readonly blobs: Blobs;
  /** HEAD of a checkout; null without git. */
  readonly git: { readonly commit: string | null; readonly branch: string | null } | null;
  /** The commit in `direct_url.json`. */
  readonly directUrl: string | null;
  readonly version: string | null;
  /** The installation follows a folder, so that its version may be older than the files. */
  readonly isEditable: boolean;
  /** Files that differ from the package's RECORD or git's index; null where neither was compared. */
  readonly changes: readonly FileChange[] | null;
}

type Identity = Pick<
  EnvironmentReport,
  | 'revision'
  | 'how'
  | 'candidates'
  | 'modified'
  | 'files'
  | 'sources'
  | 'contradictions'
  | 'state'
  | 'target'
>;

/** The first of content, git, `direct_url.json` and version that answers names the revision; the others confirm it. */
export function identify(evidence: Evidence): Identity {
  const { blobs, git, changes } = evidence;
  const nearest = nearestState(blobs, git?.commit);
  const exact = nearest?.differences.length === 0 ? nearest.state : null;
  const sources = sourcesOf(evidence, exact);
  const first = sources.find(({ revision }) => fullCommit(revision) !== null);
  const revision = fullCommit(first?.revision ?? null);
  const compared = exact ?? (revision === null ? undefined : stateOf(revision)) ?? nearest?.state;
  const differences = compared === undefined ? [] : differencesFrom(compared, blobs);
  const files = [
    ...differences.map((difference): FileChange => ({ ...difference, against: 'state' })),
    ...(changes ?? []).filter(({ file }) => !differences.some((known) => known.file === file)),
  ];
  const built = evidence.version === null ? null : commitOfVersion(evidence.version);
  const wasDirty = !evidence.isEditable && built?.dirty === true;
  return {
    revision,
    how: revision === null ? null : (first?.how ?? null),
    candidates: candidatesOf(exact, revision, git?.commit ?? null),
    modified: files.length > 0 || wasDirty ? true : exact || changes ? false : null,
    files,
    sources,
    contradictions: contradictionsOf(evidence, sources, exact, revision),
    state: compared === undefined ? null : summaryOf(compared, exact !== null),
    target: exact?.target && findTarget(exact.target) ? exact.target : null,
  };
}

const summaryOf = (state: State, exact: boolean) => ({
  commit: commitOf(state),
  date: state.date,
  heads: [...state.heads],
  exact,
});

function sourcesOf({ git, directUrl, version }: Evidence, exact: State | null): RevisionSource[] {
  const sources: RevisionSource[] = [];
  if (exact)
    sources.push({
      how: 'content',
      revision: commitOf(exact),
      detail: `content of the configuration files, ${exact.date}`,
    });
  if (git)
    sources.push({
      how: 'git',
      revision: git.commit,
      detail: `HEAD of the checkout, ${git.branch === null ? 'detached' : `branch ${git.branch}`}`,
    });
  if (directUrl !== null)
    sources.push({ how: 'direct_url', revision: directUrl, detail: 'direct_url.json' });
  if (version !== null) {
    const { commit = null, dirty = false } = commitOfVersion(version) ?? {};
    const built = dirty ? ', built from a tree with uncommitted changes' : '';
    sources.push({
      how: 'version',
      revision: knownCommit(commit),
      detail: `version ${version}${built}`,
    });
  }
  return sources;
}

/** The full hash where the states know it. */
const knownCommit = (commit: string | null): string | null =>
  commit === null
    ? null
    : (stateOf(commit)?.commits.find((known) => known.startsWith(commit)) ?? commit);

const fullCommit = (revision: string | null): string | null =>
  revision?.length === 40 ? revision : null;

/** The other commits of the state; a checkout's newer commit with the same files is one, too. */
function candidatesOf(exact: State | null, revision: string | null, head: string | null) {
  const commits = new Set(exact?.commits ?? []);
  if (exact !== null && head !== null && stateOf(head) === undefined) commits.add(head);
  return [...commits].filter((commit) => commit !== revision);
}

const short = (commit: string): string => commit.slice(0, 7);

/** What the sources say against each other. A commit that no state knows may have the same files. */
function contradictionsOf(
  { isEditable, directUrl, git }: Evidence,
  sources: readonly RevisionSource[],
  exact: State | null,
  revision: string | null,
): string[] {
  const found: string[] = [];
  for (const { how, revision: other, detail } of sources) {
    if (how === 'content' || other === null || revision === null) continue;
    // An editable install's version was written when it was installed.
    if (how === 'version' && isEditable) continue;
    const state = stateOf(other);
    if (exact !== null && state !== undefined && state !== exact)
      found.push(
        `${capital(detail)} names ${short(other)}, but the configuration files are those of ${short(revision)}.`,
      );
    if (exact === null && !revision.startsWith(other) && (git !== null || directUrl !== null))
      found.push(`${capital(detail)} names ${short(other)}, not ${short(revision)}.`);
  }
  return found;
}
