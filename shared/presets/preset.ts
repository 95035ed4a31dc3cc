/**
 * A preset: a named set of settings, which can be combined with others and shared as a file.
 *
 * It is not a layer of the factory: applying it sets overrides, execution options, profile and the CLI-defaults switch,
 * and the request stores only the values. A preset has no dataset, model or output folder. Presets do not refer to each
 * other, so that a file means the same everywhere: they are combined when applied, in the order the user gives.
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

/** One line, not empty, trimmed. */
const nameSchema = z
  .string()
  .trim()
  .min(1, 'a preset needs a name')
  .max(NAME_LIMIT, `a name has at most ${NAME_LIMIT} characters`)
  .regex(printable, 'a name is one line');

/** Strict: the settings of a misspelt key would otherwise be lost silently. */
export const presetSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(4000).default(''),
  author: z.string().max(200).optional(),
  /** Where it is documented: a page, a logbook entry, a paper. */
  source: z.string().max(500).optional(),
  /** What it was made for. Applying it elsewhere is possible, with a warning. */
  target: z.string().optional(),
  workflow: z.enum(WORKFLOWS).optional(),
  overrides: valuesSchema.default({}),
  execution: valuesSchema.default({}),
  /** Absent when not part of the preset; null for no profile. */
  profile: z.string().nullable().optional(),
  cli_defaults: z.boolean().optional(),
});
export type Preset = z.infer<typeof presetSchema>;

/** The part of a request that a setting belongs to. */
export const PLACES = ['override', 'execution', 'profile', 'cli_defaults'] as const;
export type Place = (typeof PLACES)[number];

/** One thing that a request or preset sets. */
export interface Setting {
  readonly place: Place;
  /** `profile` and `cli_defaults` are called so. */
  readonly name: string;
  readonly value: Value;
}

/** The settings of a request, draft or preset. */
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

/** Everything set in a request; no profile and a switch that is off count as not set. */
export const settingsOfRequest = ({ profile, cli_defaults, ...rest }: Settings): Setting[] =>
  settingsOfPreset({
    ...rest,
    profile: profile ?? undefined,
    cli_defaults: cli_defaults ? true : undefined,
  });

/** A setting's own key: its place and name. */
export const keyOf = ({ place, name }: Pick<Setting, 'place' | 'name'>): string =>
  `${place} ${name}`;
