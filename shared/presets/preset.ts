/**
 * A preset: a part of a request that has a name, to be laid over others and shared as a file.
 *
 * It is no layer of the factory (SPEC 3 has those): applying one fills in overrides, knobs, profile and the
 * CLI-defaults switch, and the request remembers the values and nothing else. A preset names no dataset, model or
 * output folder. Presets do not build on each other by name, so that a file means the same wherever it is read:
 * layering is done when they are applied, in the order that the user gives.
 */
import { z } from 'zod';
import { WORKFLOWS } from '../request/request';
import { type Value, valuesSchema } from '../values/value';

export const PRESET_FORMAT = 'pinnboard.preset';
export const PRESET_VERSION = 1;
/** How the name of a preset's file ends. */
export const PRESET_EXTENSION = '.pinnboard-preset.json';

const printable = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;
export const NAME_LIMIT = 80;

/** One line, not empty, without blanks around it. */
const nameSchema = z
  .string()
  .trim()
  .min(1, 'a preset needs a name')
  .max(NAME_LIMIT, `a name has at most ${NAME_LIMIT} characters`)
  .regex(printable, 'a name is one line');

/** Strict: a misspelt key would otherwise take its settings with it unseen. */
export const presetSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(4000).default(''),
  author: z.string().max(200).optional(),
  /** Where it is documented: a page, a log-book entry, a paper. */
  source: z.string().max(500).optional(),
  /** What it was made for. Applying it elsewhere is possible, and is told. */
  target: z.string().optional(),
  workflow: z.enum(WORKFLOWS).optional(),
  overrides: valuesSchema.default({}),
  execution: valuesSchema.default({}),
  /** Absent when it says nothing of it; null for none. */
  profile: z.string().nullable().optional(),
  cli_defaults: z.boolean().optional(),
});
export type Preset = z.infer<typeof presetSchema>;

/** Where a setting stands in a request. */
export const PLACES = ['override', 'execution', 'profile', 'cli_defaults'] as const;
export type Place = (typeof PLACES)[number];

/** One thing that a request or preset sets. */
export interface Setting {
  readonly place: Place;
  /** `profile` and `cli_defaults` are called so. */
  readonly name: string;
  readonly value: Value;
}

/** The part of a request, draft or preset that holds settings. */
export interface Settings {
  readonly overrides: Preset['overrides'];
  readonly execution: Preset['execution'] | null;
  readonly profile?: string | null | undefined;
  readonly cli_defaults?: boolean | undefined;
}

const entriesOf = (place: Place, values: Preset['overrides']): Setting[] =>
  Object.entries(values).map(([name, value]) => ({ place, name, value }));

/** Everything that a preset sets. */
export const settingsOfPreset = ({
  overrides,
  execution,
  profile,
  cli_defaults,
}: Settings): Setting[] => [
  ...entriesOf('override', overrides),
  ...entriesOf('execution', execution ?? {}),
  ...(profile === undefined
    ? []
    : [{ place: 'profile' as const, name: 'profile', value: profile }]),
  ...(cli_defaults === undefined
    ? []
    : [{ place: 'cli_defaults' as const, name: 'cli_defaults', value: cli_defaults }]),
];

/** Everything that is set in a request, where no profile and a switch that is off are nothing set. */
export const settingsOfRequest = ({ profile, cli_defaults, ...rest }: Settings): Setting[] =>
  settingsOfPreset({
    ...rest,
    profile: profile ?? undefined,
    cli_defaults: cli_defaults ? true : undefined,
  });

/** A setting's own key: its place and name. */
export const keyOf = ({ place, name }: Pick<Setting, 'place' | 'name'>): string =>
  `${place} ${name}`;
