/** The payloads that can be compared, and asking main for those that follow the draft. */

import { fileLabels, type NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import { applyPresets } from '../../shared/presets/apply';
import type { Draft } from '../../shared/request/draft';
import { OFFERED_TARGETS, targetLabel } from '../../shared/targets';
import { bridge } from '../bridge/bridge';
import { ask } from './ask';
import type { PinnedSource } from './compareState';
import { entryOf, usePresetLibrary } from './presetLibrary';
import type { State } from './store';
import { useStore } from './store';

/** Id of the side that the last export is kept under. */
export const LAST_EXPORT = 'export';

const draftOf = (state: State): Draft => state.history.present.draft;

const TARGET_PREFIX = 'target ';

/** Id of the draft for another target as a side. */
export const targetSourceId = (target: string): string => `${TARGET_PREFIX}${target}`;

/** The target of such a side; undefined for another side. */
const targetIn = (id: string): string | undefined =>
  id.startsWith(TARGET_PREFIX) ? id.slice(TARGET_PREFIX.length) : undefined;

const PRESET_PREFIX = 'preset ';

export const presetSourceId = (id: string): string => `${PRESET_PREFIX}${id}`;

export const isPresetSource = (id: string): boolean => id.startsWith(PRESET_PREFIX);

/** The id of the preset behind a source's id; undefined for another source. */
const presetIn = (id: string): string | undefined =>
  isPresetSource(id) ? id.slice(PRESET_PREFIX.length) : undefined;

/** The targets that a draft can be compared for: all but its own, unless that is compared already. */
export const otherTargets = (
  own: string,
  compared: string,
  known: readonly string[] = OFFERED_TARGETS.map(({ name }) => name),
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
  return state.derived[id] ?? state.pinnedSources.find((kept) => kept.id === id)?.source;
}

/** The source of that id, as a component follows it. */
export const useDiffSource = (id: string): DiffSource | undefined =>
  useStore((state) => sourceOf(state, id));

/** The draft with nothing set: what the target makes of its files. */
const bareDraft = (draft: Draft): Draft => ({
  ...draft,
  overrides: {},
  execution: {},
  profile: null,
  cli_defaults: false,
  acknowledgements: [],
});

/** The sources that follow the draft: what each is called, and the draft that it is resolved from. */
function derivedOf(id: string, draft: Draft): { label: string; draft: Draft } | undefined {
  if (id === 'defaults') return { label: 'Target defaults', draft: bareDraft(draft) };
  const target = targetIn(id);
  if (target !== undefined)
    return { label: `This draft for ${targetLabel(target)}`, draft: { ...draft, target } };
  const preset = entryOf(usePresetLibrary.getState(), presetIn(id) ?? null)?.preset;
  return (
    preset && {
      label: `Preset ${preset.name}`,
      draft: applyPresets(bareDraft(draft), [preset]).draft,
    }
  );
}

/** By id: what each was last resolved from. */
const asked = new Map<string, string>();

/** Resolves the sources that follow the draft, where they are out of date and compared. */
export async function refreshSources(): Promise<void> {
  const { baseline, against } = useStore.getState();
  for (const id of new Set(['defaults', baseline, against])) {
    const derived = derivedOf(id, draftOf(useStore.getState()));
    const key = jsonText(derived ?? null);
    if (!derived || asked.get(id) === key) continue;
    asked.set(id, key);
    const source = await resolvedSource(derived.draft, derived.label);
    if (source && asked.get(id) === key)
      useStore.setState((state) => ({ derived: { ...state.derived, [id]: source } }));
  }
}

export async function resolvedSource(draft: Draft, label: string): Promise<DiffSource | undefined> {
  const outcome = await bridge?.resolve(draft);
  if (!outcome?.ok) return undefined;
  const { target, workflow } = draft;
  return { label, target, workflow, provenance: decode(outcome.value).provenance };
}

/** Pins a source under an id, in the place of the one that had it; files of one name are labelled with their folders. */
export const pinSource = (id: string, source: DiffSource, file?: NamedFile) =>
  useStore.setState(({ pinnedSources }) => ({
    pinnedSources: labelled([
      ...pinnedSources.filter((kept) => kept.id !== id),
      { id, source, ...(file ? { file } : {}) },
    ]),
  }));

/** The sources, with distinct labels for files. */
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
  const opened = await ask(bridge?.comparePayload());
  if (!opened) return;
  const { id: path, name, folder, ...side } = opened;
  const id = `file ${path}`;
  pinSource(id, { label: name, ...side }, { name, folder });
  useStore.setState(place === 'baseline' ? { baseline: id } : { against: id });
}
