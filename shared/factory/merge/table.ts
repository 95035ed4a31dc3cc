/**
 * The candidates of each name once the factory has merged profile, overrides, aliases, command line and merged
 * execution options: per name, the candidates, highest first.
 */
import type { Candidate } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import { commandLineLayer } from '../../targets/commandLine';
import type { Target } from '../../targets/target';
import { once } from '../../values/once';
import { own, sameValue, type Value, type Values } from '../../values/value';

/** What a path of the request is asked for as. */
export const PATHS = 'the paths';

const NO_VALUES: Values = {};
const NONE: readonly Candidate[] = [];

export class CandidateTable {
  private readonly candidates = new Map<string, Candidate[]>();
  /** Called with each name that is asked for, and `PATHS`. */
  onRead: ((name: string) => void) | undefined;
  /** Profile, command line and overrides, as the audit trail has them. */
  readonly given: Values;
  /** Canonical names that an alias sets, then merged options: what the audit trail adds to them. */
  readonly added: Values;

  constructor(
    readonly target: Target,
    readonly request: Request,
  ) {
    const { overrides } = request;
    const layer = commandLineLayer(target, request);
    const profile = bundleOf(target, request);
    const audited = request.cli_defaults && target.traits.factory.auditsCommandLine;
    this.given = { ...profile, ...(audited ? layer : NO_VALUES), ...overrides };
    for (const [name, value] of Object.entries(overrides))
      this.add(name, {
        layer: 'override',
        value: name === 'mode' ? canonicalValue(target, name, value) : value,
        detail: 'override',
      });
    for (const [name, value] of Object.entries(profile))
      if (!Object.hasOwn(overrides, name))
        this.add(name, {
          layer: 'override',
          origin: 'profile',
          value,
          detail: `profile ${request.profile}`,
        });
    this.commandLine(layer);
    this.added = { ...this.aliases(), ...this.mergedOptions() };
  }

  /** The candidates under a name, highest first. */
  of(name: string): readonly Candidate[] {
    this.onRead?.(name);
    return this.candidates.get(name) ?? NONE;
  }

  /** The override of a name; undefined when there is none. */
  override(name: string): Value | undefined {
    this.onRead?.(name);
    return own(this.request.overrides, name);
  }

  /** The execution option of a name that is set; undefined when there is none. */
  option(name: string): Value | undefined {
    this.onRead?.(name);
    return this.request.execution ? own(this.request.execution, name) : undefined;
  }

  /** A path that the request has beside its overrides; undefined for other names. */
  path(name: string): string | undefined {
    const { request } = this;
    const path =
      name === 'output_dir'
        ? request.output_dir
        : request.workflow === 'training'
          ? own({ train_data_file: request.train_data_file }, name)
          : own({ model_path: request.model_path, test_data_file: request.test_data_file }, name);
    if (path !== undefined) this.onRead?.(PATHS);
    return path;
  }

  /** The names that give another answer here than in `other`, a table of the same target and workflow without settings. */
  changedFrom(other: CandidateTable): string[] {
    const changed = Object.keys(this.request.execution ?? {});
    for (const [name, candidates] of this.candidates)
      if (!sameCandidates(candidates, other.candidates.get(name) ?? NONE)) changed.push(name);
    return changed;
  }

  /** The winning value of a name; undefined when there is none. */
  value(name: string): Value | undefined {
    return this.of(name).find(({ off }) => !off)?.value;
  }

  /** Whether inference reads an override of this name; training reads every one. */
  reads(name: string): boolean {
    const names = this.target.traits.factory.inferenceNames;
    return this.request.workflow === 'training' || names === null || names.includes(name);
  }

  /** Whether an alias counts as its canonical name. */
  private get readsAliases(): boolean {
    return (
      this.request.workflow === 'training' || this.target.traits.factory.inferenceNames === null
    );
  }

  private add(name: string, candidate: Candidate): void {
    const known = this.candidates.get(name);
    if (known) known.push(candidate);
    else this.candidates.set(name, [candidate]);
  }

  private commandLine(layer: Values): void {
    const off = this.request.cli_defaults ? {} : { off: true as const };
    for (const [name, value] of Object.entries(layer)) {
      const detail =
        name === 'object_big' ? 'command line: gridsize > 1' : `command line default of ${name}`;
      this.add(name, { layer: 'cli', value, detail, ...off });
    }
  }

  /** Adds an alias's candidates to its canonical name. Returns the canonical names that only an alias sets. */
  private aliases(): Values {
    const { aliases } = this.target;
    const added: { [name: string]: Value } = {};
    for (const [alias, canonical] of this.readsAliases ? Object.entries(aliases) : []) {
      const value = own(this.given, alias);
      if (value !== undefined && !Object.hasOwn(this.given, canonical))
        added[canonical] = canonicalValue(this.target, alias, value);
      this.addAlias(alias, canonical);
    }
    if (!Object.hasOwn(aliases, 'gridsize')) this.addAlias('gridsize', 'grid_size');
    return added;
  }

  private addAlias(alias: string, canonical: string): void {
    for (const candidate of this.of(alias))
      this.add(canonical, {
        ...candidate,
        value: canonicalValue(this.target, alias, candidate.value),
        ...(candidate.layer === 'cli'
          ? {}
          : { name: alias, detail: `${candidate.detail} ${alias}` }),
      });
  }

  /** In training an option that is set replaces the override of its name. */
  private mergedOptions(): Values {
    if (this.request.workflow === 'inference') return NO_VALUES;
    const set = Object.entries(this.request.execution ?? {}).filter(([name]) =>
      this.target.traits.factory.mergedOptions.includes(name),
    );
    for (const [name, value] of set)
      this.candidates.set(name, [
        { layer: 'execution', value, detail: 'set in the execution config' },
        ...this.of(name),
      ]);
    return Object.fromEntries(set);
  }
}

const sameCandidates = (some: readonly Candidate[], others: readonly Candidate[]): boolean =>
  some.length === others.length &&
  some.every((one, i) => {
    const { layer, value, off } = others[i] ?? {};
    return one.layer === layer && one.off === off && sameValue(one.value, value ?? null);
  });

/** The bundle of the request's profile; inference has no profiles. */
const bundleOf = ({ profiles }: Target, { workflow, profile }: Request): Values =>
  (workflow === 'training' ? own(profiles, profile ?? '') : undefined) ?? NO_VALUES;

/** The names that set a canonical field, the canonical one first. */
export const namesOf = ({ aliases }: Target, field: string): readonly string[] => [
  field,
  ...(aliasesOf(aliases).get(field) ?? []),
];

/** The aliases of each canonical field. */
const aliasesOf = once((aliases: Target['aliases']): ReadonlyMap<string, readonly string[]> => {
  const of = new Map<string, string[]>();
  for (const [alias, canonical] of Object.entries(aliases))
    of.set(canonical, [...(of.get(canonical) ?? []), alias]);
  return of;
});

/** An override's value in canonical terms: `gridsize` g is `grid_size` [g, g]; pinn may be Unsupervised. */
export function canonicalValue({ traits }: Target, name: string, value: Value): Value {
  if (name === 'gridsize') return [value, value];
  const isMode = traits.factory.translatesModes && (name === 'model_type' || name === 'mode');
  return isMode && (value === 'pinn' || value === 'supervised') ? TORCH_MODES[value] : value;
}

const TORCH_MODES = { pinn: 'Unsupervised', supervised: 'Supervised' };
