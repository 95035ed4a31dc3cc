/** The channels of environments, as `contract.ts` takes them in. A page names an environment, or one that main found by its id. */
import { z } from 'zod';
import {
  type EnvironmentList,
  environmentNameSchema,
  environmentSchema,
  type FoundEnvironment,
} from '../environments/environment';
import { channel } from './channel';

const job = z.number().int().nonnegative();
const nothing = z.undefined();

/** What a search found. */
export interface FoundEnvironments {
  readonly found: readonly FoundEnvironment[];
  /** Places that were looked at. */
  readonly looked: number;
  /** The time was over before all of them were. */
  readonly isPartial: boolean;
}

/** What a user writes about an environment of another host. */
export const handDescribedSchema = environmentSchema
  .pick({
    name: true,
    interpreter: true,
    statedTarget: true,
    gpu: true,
    notes: true,
  })
  .extend({ host: z.string().trim().min(1).max(255) });

export const ENVIRONMENT_CHANNELS = {
  environments: channel(nothing).returns<EnvironmentList>(),
  /** Looks in the usual places; nothing is executed. */
  findEnvironments: channel(job).returns<FoundEnvironments>(),
  /** Asks for a folder (checkout, environment, site-packages) or an interpreter; null when the user cancels. */
  chooseEnvironment: channel(
    z.object({ what: z.enum(['folder', 'python']), job }),
  ).returns<FoundEnvironment | null>(),
  /** Adds one that was found or chosen, under a name. */
  addEnvironment: channel(
    z.object({ id: z.string().max(64), name: environmentNameSchema }),
  ).returns<EnvironmentList>(),
  /** Asks for a file of `pinnboard environment describe`; the name under which it was added, null when the user cancels. */
  importEnvironment: channel(nothing).returns<string | null>(),
  describeEnvironment: channel(handDescribedSchema).returns<EnvironmentList>(),
  /** What the user notes about an environment. */
  annotateEnvironment: channel(
    environmentSchema.pick({ name: true, gpu: true, notes: true }),
  ).returns<EnvironmentList>(),
  /** Reads the files of this machine's environment again. */
  refreshEnvironment: channel(
    z.object({ name: environmentNameSchema, job }),
  ).returns<EnvironmentList>(),
  /** New configurations are for this one; null for none. */
  switchEnvironment: channel(environmentNameSchema.nullable()).returns<EnvironmentList>(),
  removeEnvironment: channel(environmentNameSchema).returns<EnvironmentList>(),
} as const;
