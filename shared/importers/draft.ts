/** A request under construction while a text is read, with its findings. */
import { Bug } from '../errors/internal';
import type { Finding, Fix } from '../findings/finding';
import type { Request, Workflow } from '../request/request';
import { findTarget, OFFERED_TARGETS } from '../targets';
import type { Target } from '../targets/target';
import type { Value } from '../values/value';
import { type ImportRuleId, importFinding } from './findings';
import type { Imported } from './format';

export type PathName = 'train_data_file' | 'test_data_file' | 'model_path' | 'output_dir';

const PATHS: { readonly [workflow in Workflow]: readonly PathName[] } = {
  training: ['train_data_file', 'output_dir'],
  inference: ['model_path', 'test_data_file', 'output_dir'],
};

/** A piece of the text as a message shows it: on one line and abbreviated. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN - 1)}…` : line;
}
const MOST_SHOWN = 80;

export class Draft {
  readonly overrides: { [name: string]: Value };
  readonly execution: { [name: string]: Value };
  readonly findings: Finding[] = [];
  profile: string | null;
  target: string;
  private readonly paths: { [name in PathName]?: string } = {};

  private readonly base: Request | null;

  /** Starts from the request that an export embeds, or empty for a target of that name. */
  constructor(
    public workflow: Workflow,
    from: Request | string,
  ) {
    const base = typeof from === 'string' ? null : from;
    this.base = base;
    this.overrides = { ...base?.overrides };
    this.execution = { ...base?.execution };
    this.profile = base?.profile ?? null;
    this.target = typeof from === 'string' ? from : from.target;
    for (const name of PATHS[workflow]) {
      const path = base && name in base ? base[name as keyof Request] : undefined;
      if (typeof path === 'string') this.paths[name] = path;
    }
  }

  /** The target's facts; those of the first target for a name that this version does not know. */
  get facts(): Target {
    const [first] = OFFERED_TARGETS;
    const facts = findTarget(this.target) ?? first;
    if (!facts) throw new Bug('There are no targets');
    return facts;
  }

  /** Sets a path of the request; false when this workflow has it as an override, or not at all. */
  path(name: string, value: Value): boolean {
    const known = PATHS[this.workflow].find((path) => path === name);
    if (known === undefined) return false;
    if (typeof value === 'string') this.paths[known] = value;
    return true;
  }

  hasPath = (name: PathName): boolean => this.paths[name] !== undefined;

  say(id: ImportRuleId, fields: readonly string[], message: string, fixes?: readonly Fix[]): void {
    this.findings.push(importFinding(id, fields, message, fixes));
  }

  /** Removes every override that sets the same thing as `name`, under any of its names. */
  clear(name: string): void {
    const same = this.facts.synonyms.find((group) => group.includes(name)) ?? [name];
    for (const each of same) delete this.overrides[each];
  }

  /** The request, with a finding on what the text leaves open. */
  done(source: string): Imported {
    const missing = PATHS[this.workflow].filter((name) => this.paths[name] === undefined);
    if (this.base === null)
      this.say(
        'import-guessed',
        ['target', ...missing],
        `${source} does not name its target; ${this.target} is assumed.${missing.length > 0 ? ` Missing: ${missing.join(', ')}. Fill in the form.` : ''}`,
      );
    const common = {
      ...this.base,
      target: this.target,
      output_dir: this.paths.output_dir ?? '',
      overrides: this.overrides,
      execution: Object.keys(this.execution).length === 0 ? null : this.execution,
      profile: this.profile,
    };
    const path = (name: PathName) => this.paths[name] ?? '';
    const request: Request =
      this.workflow === 'training'
        ? { ...common, workflow: 'training', train_data_file: path('train_data_file') }
        : {
            ...common,
            workflow: 'inference',
            model_path: path('model_path'),
            test_data_file: path('test_data_file'),
          };
    return { ok: true, request, findings: this.findings };
  }
}
