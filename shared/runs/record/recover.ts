/** The request behind a run that was recorded: one that resolves to the same PyTorch sections on the same target. */
import type { SectionName } from '../../catalogue/types';
import { NO_FILES } from '../../dataset/fileContext';
import { mergeRequest } from '../../factory/merge';
import { isBlocking } from '../../findings/finding';
import { isExecutionOption, isOverride } from '../../importers/names';
import { type EntryPoint, withEntryPoint } from '../../request/entryPoint';
import type { Request, TrainingRequest } from '../../request/request';
import type { Target } from '../../targets/target';
import { own, sameValue, type Value, type Values } from '../../values/value';
import type { RecordedSections } from './part';

export interface Recovered {
  readonly request: Request;
  /** Settings that the record does not hold, or that no request can set; `section.field` for a recorded one. */
  readonly notRecovered: readonly string[];
}

/** What PtychoPINN records under the names of its own sections. */
const SECTIONS: { readonly [recorded in keyof RecordedSections]: SectionName } = {
  data_config: 'pt_data_config',
  model_config: 'pt_model_config',
  training_config: 'pt_training_config',
  inference_config: 'pt_inference_config',
};

/** A recorded field, and the value that a request is to give it. */
interface Wanted {
  readonly section: SectionName;
  readonly name: string;
  readonly value: Value;
}

/** What a run left that says what was asked. */
export interface Recording {
  readonly sections: RecordedSections;
  /** PtychoPINN's flat parameters, of a run that finished. */
  readonly params: Values;
  /** A request that a file of the run holds. */
  readonly given: Request | null;
  readonly entryPoint: EntryPoint | null;
}

/** Starts from a request that was found beside the run, else from nothing, and sets what the sections have otherwise. */
export function recover(
  target: Target,
  { sections, params, given, entryPoint }: Recording,
): Recovered {
  const recordedPaths = emptyRequest(target, sections, entryPoint);
  const start = withValidation(given ? withPaths(given, recordedPaths) : recordedPaths, params);
  const wanted = wantedOf(target, sections).filter(
    // PtychoPINN drops the validation data before it records its sections (ptycho_torch/workflows/components.py:1388).
    ({ name, value }) => !(name === VALIDATION && value === null && start.overrides[VALIDATION]),
  );
  const foreign = wanted.filter(
    ({ section, name }) => !Object.hasOwn(target.sections[section], name),
  );
  const search = new Search(target, wanted, start);
  search.setGrid();
  search.setAll();
  for (const field of search.differing()) search.setOne(field);
  search.dropNeedless();
  const { request } = search;
  return {
    request,
    notRecovered: [
      ...search.differing().map(nameOf),
      ...foreign.map(nameOf),
      ...(given === null
        ? lostOptions(target, new Set(wanted.map(({ name }) => name)))
            .filter((name) => !Object.hasOwn(request.execution ?? {}, name))
            .map((name) => `execution_config.${name}`)
        : []),
    ],
  };
}

/** A script that makes its paths while it runs says none. */
const withPaths = (given: Request, recorded: TrainingRequest): Request =>
  given.workflow === 'training'
    ? {
        ...given,
        train_data_file: given.train_data_file || recorded.train_data_file,
        output_dir: given.output_dir || recorded.output_dir,
      }
    : given;

const VALIDATION = 'test_data_file';

function withValidation(request: Request, params: Values): Request {
  const path = own(params, 'test_data_file_path');
  return typeof path !== 'string' || path === '' || Object.hasOwn(request.overrides, VALIDATION)
    ? request
    : { ...request, overrides: { ...request.overrides, [VALIDATION]: path } };
}

const nameOf = ({ section, name }: Wanted): string => `${section}.${name}`;

function emptyRequest(
  target: Target,
  { training_config: training = {} }: RecordedSections,
  entryPoint: EntryPoint | null,
): TrainingRequest {
  const path = (name: string) => {
    const value = own(training, name);
    return typeof value === 'string' ? value : '';
  };
  const request: TrainingRequest = {
    target: target.name,
    workflow: 'training',
    train_data_file: path('train_data_file'),
    output_dir: path('output_dir'),
    overrides: {},
    execution: null,
    profile: null,
    cli_defaults: false,
  };
  return withEntryPoint(request, entryPoint ?? undefined);
}

const wantedOf = (target: Target, sections: RecordedSections): Wanted[] =>
  Object.entries(SECTIONS).flatMap(([recorded, section]) =>
    section === undefined || !target.payloadSections.training.includes(section)
      ? []
      : Object.entries(own<Values>(sections, recorded) ?? {}).map(([name, value]) => ({
          section,
          name,
          value,
        })),
  );

/** A request on its way to what is wanted. */
class Search {
  request: Request;
  private readonly added = new Set<string>();
  private known: { readonly request: Request; readonly differing: readonly Wanted[] } | null = null;
  private readonly refusals: number;

  constructor(
    private readonly target: Target,
    private readonly wanted: readonly Wanted[],
    start: Request,
  ) {
    this.request = start;
    this.refusals = this.look(start).refusals;
  }

  differing(): readonly Wanted[] {
    if (this.known?.request !== this.request)
      this.known = { request: this.request, differing: this.look(this.request).differing };
    return this.known.differing;
  }

  /** The grid decides further fields. */
  setGrid(): void {
    const grid = this.differing().find(({ name }) => name === 'grid_size');
    if (grid) this.accept(this.withOverrides([grid]));
  }

  /** Everything by its own name at once; what a request cannot set stays as it is. */
  setAll(): void {
    const { decided } = this.target;
    const settable = this.differing().filter(
      ({ name }) => isOverride(this.target, name) && !decided.training.includes(name),
    );
    if (!this.accept(this.withOverrides(settable)))
      for (const field of settable) this.accept(this.withOverrides([field]));
  }

  /** By an execution option, or by another name of the same. */
  setOne({ name, value }: Wanted): void {
    const names = this.target.synonyms.find((group) => group.includes(name)) ?? [name];
    for (const each of names) {
      if (isExecutionOption(this.target, each)) {
        const execution = { ...this.request.execution, [each]: value };
        if (this.accept({ ...this.request, execution })) return;
      }
      if (this.accept({ ...this.request, overrides: { ...this.request.overrides, [each]: value } }))
        return;
    }
  }

  /** What another setting decides already is not set. */
  dropNeedless(): void {
    for (const name of this.added) {
      const { [name]: _, ...overrides } = this.request.overrides;
      const shorter = { ...this.request, overrides };
      if (this.look(shorter).differing.length <= this.differing().length) this.request = shorter;
    }
  }

  private withOverrides(fields: readonly Wanted[]): Request {
    const set = fields.map(({ name, value }) => [name, value]);
    return {
      ...this.request,
      overrides: { ...this.request.overrides, ...Object.fromEntries(set) },
    };
  }

  /** Takes a request that comes nearer and is not refused. */
  private accept(next: Request): boolean {
    const { differing, refusals } = this.look(next);
    if (refusals > this.refusals || differing.length >= this.differing().length) return false;
    for (const name of Object.keys(next.overrides))
      if (!Object.hasOwn(this.request.overrides, name)) this.added.add(name);
    this.request = next;
    this.known = { request: next, differing };
    return true;
  }

  private look(request: Request): { differing: readonly Wanted[]; refusals: number } {
    // The dataset may be gone, and what it decided is in the record.
    const { provenance, findings } = mergeRequest(this.target, request, NO_FILES);
    return {
      refusals: findings.filter(isBlocking).length,
      differing: this.wanted.filter(({ section, name, value }) => {
        const field = own(provenance[section] ?? {}, name);
        return field !== undefined && !sameValue(field.value, value);
      }),
    };
  }
}

/** Execution options that no recorded section has: nobody writes them down. */
export const lostOptions = (target: Target, recorded: ReadonlySet<string>): string[] =>
  Object.keys(target.sections.execution_config).filter((name) => !recorded.has(name));
