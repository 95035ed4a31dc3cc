/** The payloads that can be compared, and asking main for those that follow the draft. */
import type { Side } from '../../shared/diff/side';
import type { Draft } from '../../shared/ipc/contract';
import { decode } from '../../shared/ipc/wire';
import { TARGETS } from '../../shared/targets';
import { bridge } from './bridge';
import type { State } from './store';
import { useStore } from './store';

/** Id of the side that the last export is kept under. */
export const LAST_EXPORT = 'export';

export const draftOf = (state: State): Draft => state.history.present.draft;

/** The target that the draft is not for. */
export const otherTargetName = (target: string): string =>
  Object.keys(TARGETS).find((name) => name !== target) ?? target;

/** The draft as a side. */
export const draftSide = (state: State): Side => ({
  label: 'This draft',
  target: draftOf(state).target,
  workflow: draftOf(state).workflow,
  provenance: state.resolution.provenance,
});

/** The side of that id; undefined while main has not answered yet, or when it is gone. */
export function sideOf(state: State, id: string): Side | undefined {
  if (id === 'draft') return draftSide(state);
  if (id === 'defaults') return state.defaults ?? undefined;
  if (id === 'target') return state.otherTarget ?? undefined;
  return state.keptSides.find((kept) => kept.id === id)?.side;
}

/** What the defaults depend on; anything else that is edited leaves them as they are. */
export const defaultsKey = ({ target, workflow, dataset, model }: Draft): string =>
  JSON.stringify([target, workflow, dataset, model]);

/** The draft with nothing set: what the target makes of its files. */
export const bareDraft = (draft: Draft): Draft => ({
  ...draft,
  overrides: {},
  execution: {},
  profile: null,
  cli_defaults: false,
  acknowledgements: [],
});

let asked = { defaults: '', target: '' };

/** Asks main for the sides that follow the draft, when they are out of date and wanted. */
export async function refreshSides(): Promise<void> {
  const state = useStore.getState();
  const draft = draftOf(state);
  const key = defaultsKey(draft);
  if (key !== asked.defaults) {
    asked = { ...asked, defaults: key };
    const side = await resolvedSide(bareDraft(draft), 'Target defaults');
    if (side && asked.defaults === key) useStore.getState().compare({ defaults: side });
  }
  await refreshOtherTarget(useStore.getState());
}

async function refreshOtherTarget(state: State): Promise<void> {
  if (state.baseline !== 'target' && state.against !== 'target') return;
  const draft = draftOf(state);
  const key = JSON.stringify(draft);
  if (key === asked.target) return;
  asked = { ...asked, target: key };
  const target = otherTargetName(draft.target);
  const side = await resolvedSide({ ...draft, target }, `This draft for ${target}`);
  if (side && asked.target === key) useStore.getState().compare({ otherTarget: side });
}

export async function resolvedSide(draft: Draft, label: string): Promise<Side | undefined> {
  const outcome = await bridge?.resolve(draft);
  if (!outcome?.ok) return undefined;
  const { target, workflow } = draft;
  return { label, target, workflow, provenance: decode(outcome.value).provenance };
}

let snapshots = 0;

/** Keeps the draft as it is now, to compare with later. */
export function keepSnapshot(): void {
  const state = useStore.getState();
  snapshots += 1;
  const time = new Date().toLocaleTimeString(undefined, { timeStyle: 'short' });
  const label = `Snapshot ${snapshots} (${time})`;
  const id = `snapshot ${snapshots}`;
  state.keepSide(id, { ...draftSide(state), label });
  state.compare({ baseline: id, against: 'draft' });
  state.show({ status: `${label} kept; the diff compares with it` });
}

/** Asks for a payload file and puts it on one of the two sides. */
export async function openSide(place: 'baseline' | 'against'): Promise<void> {
  const outcome = await bridge?.comparePayload();
  const { show, keepSide, compare } = useStore.getState();
  if (outcome && !outcome.ok) show({ problem: outcome.message });
  if (!outcome?.ok || outcome.value === null) return;
  const { name, ...side } = outcome.value;
  const id = `file ${name}`;
  keepSide(id, { label: name, ...side });
  compare(place === 'baseline' ? { baseline: id } : { against: id });
}
