/** What the palette finds: commands, recent files, fields, rules. */

import { COMMAND_IDS, commandOf } from '../../../shared/commands/commands';
import { shownRows } from '../../../shared/form/concepts';
import { requestPaths } from '../../../shared/form/requestPaths';
import type { FormRow } from '../../../shared/form/rows';
import type { Recent } from '../../../shared/ipc/contract';
import { RULE_LIST } from '../../../shared/reference/ruleList';
import type { Draft } from '../../../shared/request/draft';
import { matchesWords, queryWords } from '../../../shared/values/matchesWords';
import { dispatch } from '../../kit/actions';
import { reveal } from '../../store/reveal';

export interface PaletteEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** A Python name or a folder. */
  readonly detail: string;
  readonly keys: string | undefined;
  run(): void;
}

const MOST = 60;

/** What the form has a row for: the request's own paths, and the fields that it shows for the draft. */
const rowsOf = (draft: Draft): readonly Pick<FormRow, 'name' | 'names' | 'label'>[] => [
  ...requestPaths(draft.workflow).map(({ name, description }) => ({
    name,
    names: [name],
    label: description.label,
  })),
  ...shownRows(draft),
];

/** Everything that the palette can go to, in a window with this draft. */
export const paletteEntries = (
  draft: Draft,
  recents: readonly Recent[],
): readonly PaletteEntry[] => [
  ...COMMAND_IDS.filter((id) => id !== 'palette').map((id) => ({
    id,
    kind: commandOf(id).menu,
    title: commandOf(id).title,
    detail: '',
    keys: commandOf(id).keys?.[0],
    run: () => dispatch(id),
  })),
  ...recents.map(({ id, kind, name, folder }) => ({
    id: `recent ${id}`,
    kind: `Recent ${kind}`,
    title: name,
    detail: folder,
    keys: undefined,
    run: () => dispatch('open-recent', id),
  })),
  ...rowsOf(draft).map((row) => ({
    id: `field ${row.name}`,
    kind: 'Field',
    title: row.label,
    detail: row.names.join(' '),
    keys: undefined,
    run: () => reveal([row.name]),
  })),
  ...RULE_LIST.map(({ id, title }) => ({
    id: `rule ${id}`,
    kind: 'Rule',
    title,
    detail: id,
    keys: undefined,
    run: () => dispatch('open-page', `rule:${id}`),
  })),
];

/** Entries that hold every word of the query: those that begin with it come first, of one kind by their title. */
export function findEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const matching = entries.filter(({ kind, title, detail }) =>
    matchesWords([kind, title, detail], query),
  );
  const [first = ''] = queryWords(query);
  const begins = (text: string) => text.toLowerCase().startsWith(first);
  const kinds = [...new Set(matching.map(({ kind }) => kind))];
  const ranked = matching.map((entry) => {
    const { kind, title, detail } = entry;
    const holds = `${title} ${detail}`.toLowerCase().includes(` ${first}`);
    const rank = begins(title) || begins(detail) ? 0 : holds ? 1 : 2;
    return { entry, order: [rank, kinds.indexOf(kind), begins(title) ? 0 : 1] };
  });
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return ranked
    .sort((a, b) => compare(a.order, b.order))
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
