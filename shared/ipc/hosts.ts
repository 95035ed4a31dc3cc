/**
 * The channels of hosts and of starting a run, as `contract.ts` takes them in. A page names a host by its id, and a folder
 * of runs by the grant that it got for the one that the user chose.
 */
import { z } from 'zod';
import type { Finding } from '../findings/finding';
import type { HostAnswers } from '../hosts/answers';
import type { Host } from '../hosts/host';
import { resourcesSchema } from '../hosts/resources';
import type { Suggested } from '../hosts/suggested';
import { draftSchema } from '../request/draft';
import { grantSchema } from '../request/grant';
import type { RunWarning } from '../runs/warnings';
import type { Verification } from '../verify/verification';
import { channel } from './channel';

/** A host as it is listed: what its file says, or why that cannot be used. */
export interface ListedHost {
  readonly id: string;
  readonly host: Host | null;
  /** Its file, for display; null for this machine. */
  readonly file: string | null;
  /** Why the file cannot be used; null where it can. */
  readonly problem: string | null;
}

const hostId = z.string().min(1).max(255);
const job = z.number().int().nonnegative();

const { shape } = resourcesSchema;
const askedSchema = z.strictObject({
  partition: shape.partition.exactOptional(),
  gpus: shape.gpus.exactOptional(),
  gpuType: shape.gpuType.exactOptional(),
  memoryGb: shape.memoryGb.exactOptional(),
  cpus: shape.cpus.exactOptional(),
  minutes: shape.minutes.exactOptional(),
});

/** What is to run, and where. */
export const runOrderSchema = z.object({
  draft: draftSchema,
  document: grantSchema.nullable(),
  host: hostId,
  /** The folder of runs that the user chose; null for `runs/` beside the document. */
  runs: grantSchema.nullable(),
  /** Begin of the folder's name; null for the document's. */
  name: z.string().max(200).nullable(),
  /** What the user set in place of suggestions. */
  resources: askedSchema,
  /** The environment of this machine; null for the Python that was chosen without one. Other hosts have their own. */
  environment: z.string().max(60).nullable(),
});
export type RunOrder = z.infer<typeof runOrderSchema>;

/** A file of the run folder, as it will be written. */
export interface RunFile {
  readonly name: string;
  readonly text: string;
}

/** What a start would do; nothing of it is done yet. */
export interface RunPreview {
  /** The folder of runs on this machine, for display; null where nobody has chosen one. */
  readonly runs: string | null;
  /** Name of the new folder in it. */
  readonly folder: string;
  /** Begin of that name, before the digits of the payload. */
  readonly name: string;
  /** Bytes that are free in the folder of runs on this machine; null where that is not known. */
  readonly freeBytes: number | null;
  /** Whether a run of the same name and payload is there already: its folder's name. */
  readonly taken: string | null;
  /** Bytes of the run's files on this machine, by path; null for one that is not there. */
  readonly sizes: { readonly [path: string]: number | null };
  /** What starts it, as it could be typed. */
  readonly command: string;
  readonly files: readonly RunFile[];
  /** null without a scheduler. */
  readonly resources: Suggested | null;
  readonly findings: readonly Finding[];
  readonly warnings: readonly RunWarning[];
  /** Why nothing can be written, in a sentence; null when it can. */
  readonly cannotWrite: string | null;
  /** Why it can be written and not started, in a sentence; null when it can. */
  readonly cannotStart: string | null;
  /** Settings that the command cannot express. */
  readonly unsupported: readonly { readonly name: string; readonly why: string }[];
  readonly plan: {
    readonly steps: number | null;
    readonly diskBytes: number | null;
    readonly seconds: number | null;
  };
}

/** What became of an order, each after the user was asked where that is due. */
export type Ordered =
  | {
      readonly status: 'written' | 'started';
      readonly folder: string;
      /** Its id in the channels of runs. */
      readonly run: string;
    }
  | { readonly status: 'cancelled' };

/** A folder of runs that the user chose. */
export interface ChosenRuns {
  readonly grant: string;
  /** For display. */
  readonly path: string;
}

const nothing = z.undefined();
const ordered = z.object({ job, order: runOrderSchema });

export const HOST_CHANNELS = {
  /** This machine first, then each host file. */
  hosts: channel(nothing).returns<readonly ListedHost[]>(),
  /** Asks the host about itself and about the files of the run; `again` also asks what is already known. */
  askHost: channel(ordered.extend({ again: z.boolean() })).returns<HostAnswers>(),
  /** Writes a host file to begin with and opens it in the system's editor; its id. */
  addHost: channel(
    z.object({
      name: z.string().trim().min(1).max(60),
      destination: z.string().max(255).nullable(),
    }),
  ).returns<string>(),
  /** Opens the host's file in the system's editor. */
  editHost: channel(hostId).returns<null>(),
  previewRun: channel(ordered).returns<RunPreview>(),
  /** Asks for a folder of runs; null when the user cancels. */
  chooseRuns: channel(nothing).returns<ChosenRuns | null>(),
  /** Writes the folder of the run and starts nothing. */
  writeRun: channel(ordered).returns<Ordered>(),
  startRun: channel(ordered).returns<Ordered>(),
  /** Runs the factory of the host's PtychoPINN on the request as it is there. Progress is 1 of 2 once it is imported. */
  verifyRun: channel(ordered).returns<Verification>(),
} as const;
