/** What a command line of PtychoPINN is: its flags, what each of them sets, and what it passes without them. */
import type { PayloadPlace, RouteId } from '../../propagation/propagation';
import type { Workflow } from '../../request/request';
import type { Value, Values } from '../../values/value';

/** How a flag's value is written. */
export type Takes =
  | { readonly kind: 'int' | 'float' | 'text' }
  | { readonly kind: 'oneOf'; readonly words: readonly string[] }
  /** Whole numbers, one word each. */
  | { readonly kind: 'ints' }
  /** argparse's `type=bool`: every text is True but the empty one. */
  | { readonly kind: 'truth' }
  /** No value: the word itself says True (`on`) or False (`off`). */
  | { readonly kind: 'switch'; readonly on?: string; readonly off?: string }
  /** It is there and refuses every value. */
  | { readonly kind: 'nothing'; readonly why: string };

export const PATHS = ['train_data_file', 'model_path', 'test_data_file', 'output_dir'] as const;

/** The part of a request that a flag sets. */
export type Slot =
  | { readonly kind: 'path'; readonly name: (typeof PATHS)[number] }
  | { readonly kind: 'override' | 'knob'; readonly name: string }
  | { readonly kind: 'profile'; readonly name: 'profile' };

/** A value in the words of the command line, or why it has none. */
export type Worded =
  | {
      readonly ok: true;
      readonly value: Value /** What becomes of it, in a sentence. */;
      readonly why?: string;
    }
  | { readonly ok: false; readonly why: string };

export interface Flag {
  /** `--max_epochs`; for a switch the name under which it is spoken of. */
  readonly flag: string;
  readonly takes: Takes;
  readonly sets: Slot;
  /** Other overrides that say the same, the one that the factory prefers first. */
  readonly also?: readonly string[];
  /** What the command passes without it; absent where that is nothing. */
  readonly requires?: Value;
  /** Field of the payload that the flag fills. */
  readonly place?: PayloadPlace;
  /** The payload's value in the flag's words, where they differ. */
  readonly toWord?: (value: Value) => Worded;
  /** The flag's value as the request says it. */
  readonly fromWord?: (value: Value) => Value;
  /** An override that the flag speaks for when its own value is None. */
  readonly standsFor?: string;
  /** Known when it is read, and never written. */
  readonly deprecated?: true;
  /** It chooses how the run is made, and is no part of a request. */
  readonly asked?: false;
}

/** A flag that a command line takes and that is no part of a request. */
export interface IgnoredFlag {
  readonly flag: string;
  readonly values: 'none' | 'one' | 'maybe';
  /** What it does, after its name: `only changes what is printed`. */
  readonly why: string;
}

/** Reads the payload's value of a place; undefined where there is none. */
export type ReadPlace = (place: PayloadPlace) => Value | undefined;

/** A value that the command line decides by itself. */
export interface Follows {
  readonly name: string;
  readonly place: PayloadPlace;
  readonly value: (read: ReadPlace) => Value;
  /** In a sentence. */
  readonly why: string;
  readonly instead?: string;
}

/** Values by flag, of those that were given. */
export type Given = ReadonlyMap<string, Value>;

export interface CommandLine {
  readonly id: 'native' | 'ptycho_train';
  readonly target: string;
  readonly workflow: Workflow;
  /** The route of the target's reach table; null for a design document. */
  readonly route: RouteId | null;
  /** `python -m ptycho_torch.train`, word by word. */
  readonly program: readonly string[];
  readonly flags: readonly Flag[];
  readonly ignoredFlags: readonly IgnoredFlag[];
  readonly implied: readonly Follows[];
  /** Whether the request's layer of command-line defaults is this command line's. */
  readonly ownDefaults: boolean;
  /** What the profile says without a flag of its own. */
  readonly profiled?: Values;
  /** Why a flag that would be written must not be, the others being what they are. */
  readonly withheld?: (flag: Flag, read: ReadPlace) => string | null;
  /** Flags to write besides, once it is known which are; in order. */
  readonly impliedFlags?: (written: readonly Flag[]) => readonly string[];
  /** Values that hang on several flags, by flag: they replace `without`. */
  readonly passes?: (given: Given, order: readonly string[]) => Given;
  /** Why the command is none that can be read, in a sentence. */
  readonly unreadable?: (given: Given) => string | null;
  /** What is wrong with the command whatever is set, told with every export. */
  readonly limits?: readonly {
    readonly name: string;
    readonly value: Value;
    readonly why: string;
    readonly instead: string;
  }[];
  /** What a user should know of what was given, in words; the rule is told with it. */
  readonly notes?: (given: Given, order: readonly string[]) => readonly Remark[];
}

export interface Remark {
  readonly rule:
    | 'handover-refused'
    | 'handover-no-effect'
    | 'handover-defaults'
    | 'handover-missing';
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
export const executionOption = (name: string): Slot => ({ kind: 'knob', name });

/** A flag that sets a knob, with the knob's field as its place. */
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

/** Every flag's own words: a switch has up to two. */
export const spellings = ({ flag, takes }: Flag): string[] =>
  takes.kind === 'switch' ? [takes.on, takes.off].filter((word) => word !== undefined) : [flag];

/** The validation dataset: no file is said by leaving the flag out. */
export const TEST_DATA: Flag = {
  flag: '--test_data_file',
  takes: text,
  sets: override('test_data_file'),
  toWord: (value) => {
    if (value === null)
      return {
        ok: false,
        why: "It is left out, which is no file; the factory makes the text 'None' of it.",
      };
    return value === ''
      ? { ok: false, why: 'It is left out: an empty path is no file on this command line.' }
      : { ok: true, value };
  },
};
