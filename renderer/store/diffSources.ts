/** The payloads that can be compared, and asking main for those that follow the draft. */

import { fileLabels, type NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';
import { errorText } from '../../shared/errors/words';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import type { Draft } from '../../shared/request/draft';
import { TARGETS, targetLabel } from '../../shared/targets';
import { bridge } from '../bridge/bridge';
import type { PinnedSource } from './compareState';
import type { State } from './store';
import { useStore } from './store';

/** Id of the side that the last export is kept under. */
export const LAST_EXPORT = 'export';

export const draftOf = (state: State): Draft => state.history.present.draft;

const TARGET_PREFIX = 'target ';

/** Id of the draft for another target as a side. */
export const targetSourceId = (target: string): string => `${TARGET_PREFIX}${target}`;

/** The target of such a side; undefined for another side. */
export const targetIn = (id: string): string | undefined =>
  id.startsWith(TARGET_PREFIX) ? id.slice(TARGET_PREFIX.length) : undefined;

/** The targets that a draft can be compared for: all but its own, unless that is compared already. */
export const otherTargets = (
  own: string,
  compared: string,
  known: readonly string[] = Object.keys(TARGETS),
): string[] => known.filter((name) => name !== own || compared === targetSourceId(name));

let lastDraftSource: DiffSource | undefined;

/** The resolved draft as a source; the same object while nothing of it changes. */
export function draftSource({ resolvedDocument, resolution }: State): DiffSource {
  const { target, workflow } = resolvedDocument.draft;
  const { provenance } = resolution;
  const last = lastDraftSource;
  if (last?.provenance === provenance && last.target === target && last.workflow === workflow)
    return last;
  lastDraftSource = { label: 'This draft', target, workflow, provenance };
  return lastDraftSource;
}

/** The side of that id; undefined while main has not answered yet, or when it is gone. */
export function sourceOf(state: State, id: string): DiffSource | undefined {
  if (id === 'draft') return draftSource(state);
  if (id === 'defaults') return state.defaults ?? undefined;
  const target = targetIn(id);
  if (target !== undefined) return state.targetSides[target];
  return state.keptSides.find((kept) => kept.id === id)?.source;
}

/** The source of that id, as a component follows it. */
export const useDiffSource = (id: string): DiffSource | undefined =>
  useStore((state) => sourceOf(state, id));

/** What the defaults depend on; anything else that is edited leaves them as they are. */
export const defaultsKey = ({ target, workflow, dataset, model }: Draft): string =>
  jsonText([target, workflow, dataset, model]);

/** The draft with nothing set: what the target makes of its files. */
export const bareDraft = (draft: Draft): Draft => ({
  ...draft,
  overrides: {},
  execution: {},
  profile: null,
  cli_defaults: false,
  acknowledgements: [],
});

let askedDefaults = '';
/** By target: the draft that it was asked for. */
const askedTargets = new Map<string, string>();

/** Asks main for the sides that follow the draft, when they are out of date and wanted. */
export async function refreshSources(): Promise<void> {
  const state = useStore.getState();
  const draft = draftOf(state);
  const key = defaultsKey(draft);
  if (key !== askedDefaults) {
    askedDefaults = key;
    const source = await resolvedSource(bareDraft(draft), 'Target defaults');
    if (source && askedDefaults === key) useStore.setState({ defaults: source });
  }
  const { baseline, against } = useStore.getState();
  for (const id of new Set([baseline, against])) {
    const target = targetIn(id);
    if (target !== undefined) await refreshTarget(target);
  }
}

async function refreshTarget(target: string): Promise<void> {
  const draft = draftOf(useStore.getState());
  const key = jsonText(draft);
  if (key === askedTargets.get(target)) return;
  askedTargets.set(target, key);
  const side = await resolvedSource({ ...draft, target }, `This draft for ${targetLabel(target)}`);
  if (!side || askedTargets.get(target) !== key) return;
  const { targetSides } = useStore.getState();
  useStore.setState({ targetSides: { ...targetSides, [target]: side } });
}

export async function resolvedSource(draft: Draft, label: string): Promise<DiffSource | undefined> {
  const outcome = await bridge?.resolve(draft);
  if (!outcome?.ok) return undefined;
  const { target, workflow } = draft;
  return { label, target, workflow, provenance: decode(outcome.value).provenance };
}

/** Pins a source under an id, in the place of the one that had it; files of one name are labelled with their folders. */
export const pinSource = (id: string, source: DiffSource, file?: NamedFile) =>
  useStore.setState(({ keptSides }) => ({
    keptSides: labelled([
      ...keptSides.filter((kept) => kept.id !== id),
      { id, source, ...(file ? { file } : {}) },
    ]),
  }));

/** The sources, those of files labelled so that each is told from the others. */
function labelled(sources: readonly PinnedSource[]): PinnedSource[] {
  const files = sources.flatMap(({ file }) => (file ? [file] : []));
  const labels = fileLabels(files);
  return sources.map((kept) => {
    const label = kept.file && labels[files.indexOf(kept.file)];
    return label === undefined || label === kept.source.label
      ? kept
      : { ...kept, source: { ...kept.source, label } };
  });
}

let snapshots = 0;

/** Keeps the draft as it is now, to compare with later. */
export function pinSnapshot(): void {
  const state = useStore.getState();
  snapshots += 1;
  const time = new Date().toLocaleTimeString(undefined, { timeStyle: 'short' });
  const label = `Snapshot ${snapshots} (${time})`;
  const id = `snapshot ${snapshots}`;
  pinSource(id, { ...draftSource(state), label });
  useStore.setState({ baseline: id, against: 'draft' });
  useStore.setState({ status: `${label} taken; it is now the diff baseline` });
}

/** Asks for a payload file and puts it on one of the two sides. */
export async function openSource(place: 'baseline' | 'against'): Promise<void> {
  const outcome = await bridge?.comparePayload();
  if (outcome && !outcome.ok) useStore.setState({ problem: errorText(outcome.error) });
  if (!outcome?.ok || outcome.value === null) return;
  const { id: path, name, folder, ...side } = outcome.value;
  const id = `file ${path}`;
  pinSource(id, { label: name, ...side }, { name, folder });
  useStore.setState(place === 'baseline' ? { baseline: id } : { against: id });
}
