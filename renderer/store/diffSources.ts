/** The payloads that can be compared, which of them are, and asking main for those that follow the draft. */

import { useShallow } from 'zustand/react/shallow';
import { MOST_SOURCES } from '../../shared/diff/diff';
import { fileLabels, type NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import { applyPresets } from '../../shared/presets/apply';
import type { PresetLibrary } from '../../shared/presets/library';
import type { Draft } from '../../shared/request/draft';
import { OFFERED_TARGETS, targetLabel } from '../../shared/targets';
import { timeText } from '../../shared/values/dates';
import { bridge } from '../bridge/bridge';
import { ask } from './ask';
import type { PinnedSource } from './compareState';
import { entryOf, usePresetLibrary } from './presetLibrary';
import type { State } from './store';
import { useStore } from './store';

/** Id of the source that the last export is pinned under. */
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

/** The id of the preset behind a source's id; undefined for another source. */
const presetIn = (id: string): string | undefined =>
  id.startsWith(PRESET_PREFIX) ? id.slice(PRESET_PREFIX.length) : undefined;

/** Something to compare, by id. */
export interface SourceChoice {
  readonly id: string;
  readonly label: string;
}

/** What can be compared, in groups; `known` are the targets. */
export function sourceChoices(
  { history, pinnedSources }: Pick<State, 'history' | 'pinnedSources'>,
  presets: PresetLibrary['presets'],
  known: readonly string[] = OFFERED_TARGETS.map(({ name }) => name),
): { readonly title: string; readonly choices: readonly SourceChoice[] }[] {
  const own = history.present.draft.target;
  return [
    {
      title: 'This configuration',
      choices: [
        { id: 'draft', label: DRAFT_LABEL },
        { id: 'defaults', label: DEFAULTS_LABEL },
        ...known
          .filter((name) => name !== own)
          .map((name) => ({ id: targetSourceId(name), label: targetSourceLabel(name) })),
      ],
    },
    {
      title: 'Saved',
      choices: pinnedSources.map(({ id, source }) => ({ id, label: source.label })),
    },
    {
      title: 'Presets',
      choices: presets.map(({ id, preset }) => ({
        id: presetSourceId(id),
        label: presetSourceLabel(preset.name),
      })),
    },
  ].filter(({ choices }) => choices.length > 0);
}

const DRAFT_LABEL = 'This draft';
const DEFAULTS_LABEL = 'Target defaults';
const targetSourceLabel = (target: string): string => `This draft for ${targetLabel(target)}`;
const presetSourceLabel = (name: string): string => `Preset ${name}`;

let lastDraftSource: DiffSource | undefined;

/** The resolved draft as a source; the same object while nothing of it changes. */
export function draftSource({ resolvedDocument, resolution }: State): DiffSource {
  const { target, workflow } = resolvedDocument.draft;
  const { provenance } = resolution;
  const last = lastDraftSource;
  if (last?.provenance === provenance && last.target === target && last.workflow === workflow)
    return last;
  lastDraftSource = { label: DRAFT_LABEL, target, workflow, provenance };
  return lastDraftSource;
}

/** The side of that id; undefined while main has not answered yet, or when it is gone. */
export function sourceOf(state: State, id: string): DiffSource | undefined {
  if (id === 'draft') return draftSource(state);
  return state.derived[id] ?? state.pinnedSources.find((kept) => kept.id === id)?.source;
}

/** The source of that id, as a component follows it. */
export const useDiffSource = (id: string | null): DiffSource | undefined =>
  useStore((state) => (id === null ? undefined : sourceOf(state, id)));

/** The compared sources that are known, as a component follows them. */
export const useCompared = (): readonly (DiffSource | undefined)[] =>
  useStore(useShallow((state) => state.compared.map((id) => sourceOf(state, id))));

/** Compares these sources with the first of them, or with the one that is named. */
export const compare = (ids: readonly string[], baseline: string | null = ids[0] ?? null) =>
  useStore.setState({ compared: [...new Set(ids)], baseline });

/** Adds a source, or puts it in the place of another one. */
export function compareAlso(id: string, inPlaceOf?: string): void {
  const { compared, baseline } = useStore.getState();
  if (compared.includes(id)) return;
  if (inPlaceOf === undefined) {
    if (compared.length < MOST_SOURCES) compare([...compared, id], baseline);
    return;
  }
  compare(
    compared.map((one) => (one === inPlaceOf ? id : one)),
    baseline === inPlaceOf ? id : baseline,
  );
}

/** Takes a source out of the comparison. */
export function compareNoMore(id: string): void {
  const { compared, baseline } = useStore.getState();
  compare(
    compared.filter((one) => one !== id),
    baseline === id ? null : baseline,
  );
}

/** Makes a source the baseline, comparing it too; null compares with no source in particular. */
export function setBaseline(id: string | null): void {
  const { compared, baseline } = useStore.getState();
  if (id === null || compared.includes(id)) compare(compared, id);
  else if (baseline !== null) compareAlso(id, baseline);
  else compare([id, ...compared].slice(0, MOST_SOURCES));
}

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
  if (id === 'defaults') return { label: DEFAULTS_LABEL, draft: bareDraft(draft) };
  const target = targetIn(id);
  if (target !== undefined)
    return { label: targetSourceLabel(target), draft: { ...draft, target } };
  const preset = entryOf(usePresetLibrary.getState(), presetIn(id) ?? null)?.preset;
  return (
    preset && {
      label: presetSourceLabel(preset.name),
      draft: applyPresets(bareDraft(draft), [preset]).draft,
    }
  );
}

/** By id: what each was last resolved from. */
const asked = new Map<string, string>();

/** Resolves the sources that follow the draft, where they are out of date and compared. */
export async function refreshSources(): Promise<void> {
  const { compared } = useStore.getState();
  for (const id of new Set(['defaults', ...compared])) {
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
  const label = `Snapshot ${snapshots} (${timeText(Date.now())})`;
  const id = `snapshot ${snapshots}`;
  pinSource(id, { ...draftSource(state), label });
  setBaseline(id);
  useStore.setState({ status: `${label} taken; it is now the diff baseline` });
}

/** Asks for a payload file and compares it, in the place of another source if one is named. */
export async function openSource(inPlaceOf?: string): Promise<void> {
  const opened = await ask(bridge?.comparePayload());
  if (!opened) return;
  const { id: path, name, folder, ...side } = opened;
  const id = `file ${path}`;
  pinSource(id, { label: name, ...side }, { name, folder });
  compareAlso(id, inPlaceOf);
}
