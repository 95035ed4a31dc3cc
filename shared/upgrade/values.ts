/** Where two payloads differ, and why. */
import type { Payload } from '../factory/resolution';
import type { FieldProvenance, Provenance } from '../provenance/provenance';
import { findField, typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import { isValues, sameValue, type Value, type Values } from '../values/value';
import type { ValueChange } from './change';
import { placesOf, type Resolved } from './effect';
import type { Setting } from './settings';
import type { Fate } from './translate';

const AUDIT = 'overrides_applied';

/** Every field that differs, in the payloads' order; null when a side was refused before its fields were merged. */
export function valueChanges(
  before: Resolved,
  after: Resolved,
  fates: readonly Fate[],
): ValueChange[] | null {
  const [left, right] = sections(before, after);
  if (!left || !right) return null;
  const whose = new Decided(before, after, fates);
  return unionOf(left, right).flatMap((section) => {
    const a = left[section] ?? {};
    const b = right[section] ?? {};
    return unionOf(a, b).flatMap((name): ValueChange[] => {
      const [was, is] = [valueAt(a, name), valueAt(b, name)];
      if (was !== undefined && is !== undefined && sameValue(was, is)) return [];
      return [
        {
          section,
          name,
          before: was,
          after: is,
          texts: {
            before: was === undefined ? null : textOf(before, section, name, was),
            after: is === undefined ? null : textOf(after, section, name, is),
          },
          ...(left[section] === undefined
            ? { cause: 'new-section', by: [] }
            : right[section] === undefined
              ? { cause: 'old-section', by: [] }
              : whose.cause(section, name, was, is)),
        },
      ];
    });
  });
}

const valueAt = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const unionOf = (a: object, b: object): string[] => [
  ...new Set([...Object.keys(a), ...Object.keys(b)]),
];

type Sections = { readonly [section: string]: Values };

/** Both payloads; the merged values where either is refused, which lack what is assembled from them. */
function sections(before: Resolved, after: Resolved): [Sections | null, Sections | null] {
  const [a, b] = [before.resolution.payload, after.resolution.payload];
  if (a && b) return [flat(a), flat(b)];
  return [merged(before), merged(after)];
}

function merged({ resolution: { provenance } }: Resolved): Sections | null {
  if (Object.keys(provenance).length === 0) return null;
  return Object.fromEntries(
    Object.entries(provenance).map(([section, fields]) => [
      section,
      Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
    ]),
  );
}

/** Sections side by side, dictionaries taken out of them; the model of a TensorFlow section as provenance calls it. */
function flat(payload: Payload): Sections {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([section, values]): [string, Values][] => {
      if (section === AUDIT) return [[section, values]];
      const entries = Object.entries(values);
      const inner = entries.flatMap(([name, value]): [string, Values][] =>
        isValues(value) ? [[innerName(section, name), value]] : [],
      );
      return [
        [section, Object.fromEntries(entries.filter(([, value]) => !isValues(value)))],
        ...inner,
      ];
    }),
  );
}

const innerName = (section: string, name: string): string =>
  section.startsWith('tf_') && name === 'model' ? 'tf_model_config' : `${section}.${name}`;

function textOf({ target }: Resolved, section: string, name: string, value: Value): string {
  const type =
    target && (findField(target.name, section, name)?.type ?? typeOfName(target.name, name));
  return formatValue(value, type);
}

/** Which settings decide which places, asked of the factories once for each setting. */
class Decided {
  private before: readonly (readonly [name: string, places: ReadonlySet<string>])[] | null = null;
  private after: readonly (readonly [name: string, places: ReadonlySet<string>])[] | null = null;

  constructor(
    private readonly left: Resolved,
    private readonly right: Resolved,
    private readonly fates: readonly Fate[],
  ) {}

  cause(
    section: string,
    name: string,
    was: Value | undefined,
    is: Value | undefined,
  ): Pick<ValueChange, 'cause' | 'by'> {
    if (section === AUDIT) return { cause: 'audit', by: [] };
    this.before ??= this.places(this.left, (fate) => [fate]);
    this.after ??= this.places(this.right, ({ to }) => to);
    const had = settingsAt(this.before, placeOf(this.left, section, name));
    const has = settingsAt(this.after, placeOf(this.right, section, name));
    if (is === undefined) return { cause: 'old-field', by: had };
    if (was === undefined)
      return { cause: has.some((by) => this.isNew(by)) ? 'now' : 'new-field', by: has };
    if (had.length > 0 && has.length > 0) return { cause: 'set', by: has };
    if (has.length > 0) return { cause: 'now', by: has };
    if (had.length > 0) return { cause: 'no-longer', by: had };
    const winner = winnerOf(provenanceAt(this.right.resolution.provenance, section, name));
    return { cause: winner?.origin === 'default' ? 'new-default' : 'derived', by: [] };
  }

  private places(side: Resolved, settingsOf: (fate: Fate) => readonly Setting[]) {
    return this.fates.map(
      (fate) =>
        [
          fate.name,
          new Set(settingsOf(fate).flatMap((setting) => [...placesOf(side, setting)])),
        ] as const,
    );
  }

  /** Whether a setting decided nothing before. */
  private isNew(name: string): boolean {
    return !this.before?.some(([one, places]) => one === name && places.size > 0);
  }
}

const settingsAt = (
  settings: readonly (readonly [name: string, places: ReadonlySet<string>])[],
  place: string,
): string[] => [
  ...new Set(settings.flatMap(([name, places]) => (places.has(place) ? [name] : []))),
];

const winnerOf = (provenance: FieldProvenance | undefined) =>
  provenance?.contributions.find(({ status }) => status === 'won');

/** Where provenance has a field; one of a section that is assembled from others is where its value is from. */
function sourceOf(provenance: Provenance, section: string, name: string): string {
  if (provenance[section]) return section;
  const found = Object.entries(provenance).find(
    ([one, fields]) => one.startsWith('pt_') && Object.hasOwn(fields, name),
  );
  return found?.[0] ?? section;
}

const provenanceAt = (provenance: Provenance, section: string, name: string) =>
  provenance[sourceOf(provenance, section, name)]?.[name];

const placeOf = ({ resolution: { provenance } }: Resolved, section: string, name: string): string =>
  `${sourceOf(provenance, section, name)}.${name}`;
