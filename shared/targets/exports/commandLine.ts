/** The model of a PtychoPINN command line: its flags, what each of them sets, and what it passes without them. */
import type { PayloadPlace, RouteId } from '../../propagation/propagation';
import type { Workflow } from '../../request/request';
import type { Value, Values } from '../../values/value';

/** The values that a flag takes. */
export type Takes =
  | { readonly kind: 'int' | 'float' | 'text' }
  | { readonly kind: 'oneOf'; readonly words: readonly string[] }
  /** Whole numbers, one word each. */
  | { readonly kind: 'ints' }
  /** argparse's `type=bool`: every string is True but the empty one. */
  | { readonly kind: 'truth' }
  /** No value: the flag itself means True (`on`) or False (`off`). */
  | { readonly kind: 'switch'; readonly on?: string; readonly off?: string }
  /** A flag that rejects every value. */
  | { readonly kind: 'nothing'; readonly why: string };

export const PATHS = ['train_data_file', 'model_path', 'test_data_file', 'output_dir'] as const;

/** The part of a request that a flag sets. */
export type Slot =
  | { readonly kind: 'path'; readonly name: (typeof PATHS)[number] }
  | { readonly kind: 'override' | 'option'; readonly name: string }
  | { readonly kind: 'profile'; readonly name: 'profile' };

/** A value in the notation of the command line, or why there is none. */
export type Worded =
  | {
      readonly ok: true;
      readonly value: Value;
      /** How it differs, in a sentence. */
      readonly why?: string;
    }
  | { readonly ok: false; readonly why: string };

export interface Flag {
  /** `--max_epochs`; for a switch its name in messages. */
  readonly flag: string;
  readonly takes: Takes;
  readonly sets: Slot;
  /** Other overrides of the same setting, the factory's preferred one first. */
  readonly also?: readonly string[];
  /** What the command passes without it; absent when it passes nothing. */
  readonly requires?: Value;
  /** Field of the payload that the flag fills. */
  readonly place?: PayloadPlace;
  /** The payload's value in the flag's notation, where they differ. */
  readonly toWord?: (value: Value) => Worded;
  /** The flag's value in the notation of a request. */
  readonly fromWord?: (value: Value) => Value;
  /** An override that the flag expresses when its own value is None. */
  readonly standsFor?: string;
  /** Imported and never exported. */
  readonly deprecated?: true;
  /** It chooses how the run is started, and is not part of a request. */
  readonly asked?: false;
}

/** A flag of a command line that is not part of a request. */
export interface IgnoredFlag {
  readonly flag: string;
  readonly values: 'none' | 'one' | 'maybe';
  /** What it does, after its name: `only changes what is printed`. */
  readonly why: string;
}

/** Reads the payload's value of a place; undefined when there is none. */
export type ReadPlace = (place: PayloadPlace) => Value | undefined;

/** A value that the command line sets by itself. */
export interface Follows {
  readonly name: string;
  readonly place: PayloadPlace;
  readonly value: (read: ReadPlace) => Value;
  /** In a sentence. */
  readonly why: string;
  readonly instead?: string;
  /** What the value in a YAML file does where the run infers another one. */
  readonly inFile?: string;
}

/** Values by flag, of those that were given. */
export type Given = ReadonlyMap<string, Value>;

/** What is true of one command line of a target. */
export interface CommandLineFacts {
  readonly id: 'native' | 'ptycho_train';
  readonly workflow: Workflow;
  /** The entry point in the target's propagation table; null for a design document. */
  readonly route: RouteId | null;
  /** `python -m ptycho_torch.train`, word by word. */
  readonly program: readonly string[];
  readonly flags: readonly Flag[];
  readonly ignoredFlags: readonly IgnoredFlag[];
  readonly implied: readonly Follows[];
  /** Why it has no flag for a setting, and what to do instead, where no propagation table says so. */
  readonly unlisted?: { readonly why: string; readonly instead: string };
  /** Whether the request's layer of command-line defaults is this command line's. */
  readonly ownDefaults: boolean;
  /** Values that the profile sets. */
  readonly profiled?: Values;
  /** Why a flag must not be written together with the others. */
  readonly withheld?: (flag: Flag, read: ReadPlace) => string | null;
  /** Flags that the written ones require, in order. */
  readonly impliedFlags?: (written: readonly Flag[]) => readonly string[];
  /** Values that depend on several flags, by flag; they replace `requires`. */
  readonly passes?: (given: Given, order: readonly string[]) => Given;
  /** Whether the flags are those of a legacy form, which reads its settings from a JSON file. */
  readonly isLegacy?: (given: Given) => boolean;
  /** Fields with which the command stops unless they have an accepted value, also from a YAML file. */
  readonly rejects?: { readonly [field: string]: Rejected };
  /** Limitations of the command whatever is set, listed with every export. */
  readonly limits?: readonly {
    readonly name: string;
    readonly value: Value;
    readonly why: string;
    readonly instead: string;
    /** The Python module beside which alone it holds. */
    readonly module?: string;
  }[];
  /** Findings on the flags that are given. */
  readonly notes?: (given: Given, order: readonly string[]) => readonly CommandNote[];
}

export interface Rejected {
  readonly accepted: readonly Value[];
  readonly why: string;
  readonly instead: string;
}

export interface CommandLine extends CommandLineFacts {
  readonly target: string;
}

export interface CommandNote {
  readonly rule:
    | 'import-rejected'
    | 'import-no-effect'
    | 'import-defaults'
    | 'import-missing-argument';
  readonly fields: readonly string[];
  readonly message: string;
}

export const int = { kind: 'int' } as const;
export const float = { kind: 'float' } as const;
export const text = { kind: 'text' } as const;
export const ints = { kind: 'ints' } as const;
export const truth = { kind: 'truth' } as const;
export const oneOf = (...words: string[]): Takes => ({ kind: 'oneOf', words });
export const onOff = (on?: string, off?: string): Takes => ({
  kind: 'switch',
  ...(on === undefined ? {} : { on }),
  ...(off === undefined ? {} : { off }),
});

export const path = (name: (typeof PATHS)[number]): Slot => ({ kind: 'path', name });
export const override = (name: string): Slot => ({ kind: 'override', name });
export const executionOption = (name: string): Slot => ({ kind: 'option', name });

/** A flag that sets an execution option, with the option's field as its place. */
export const setsExecutionOption = (
  flag: string,
  takes: Takes,
  name: string,
  rest: Omit<Partial<Flag>, 'flag' | 'takes' | 'sets'> = {},
): Flag => ({
  flag,
  takes,
  sets: executionOption(name),
  place: { section: 'execution_config', name },
  ...rest,
});

/** The spellings of a flag: a switch has up to two. */
export const spellings = ({ flag, takes }: Flag): string[] =>
  takes.kind === 'switch' ? [takes.on, takes.off].filter((word) => word !== undefined) : [flag];

/** For --n_subsample: more patterns than any scan has, of which the script keeps all. */
export const WHOLE_SCAN = 1_000_000_000;

/** The validation dataset; leaving the flag out means no file. */
export const TEST_DATA: Flag = {
  flag: '--test_data_file',
  takes: text,
  sets: override('test_data_file'),
  toWord: (value) => {
    if (value === null)
      return {
        ok: false,
        why: "The flag is left out, which means no file; the factory turns it into the string 'None'.",
      };
    return value === ''
      ? {
          ok: false,
          why: 'The flag is left out: an empty path means no file on this command line.',
        }
      : { ok: true, value };
  },
};
