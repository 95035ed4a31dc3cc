/** What one reader finds in the folder of a run, whoever started it: `joined` puts the parts of all readers together. */
import type { AppError } from '../../errors/appError';
import type { ErrorCode } from '../../errors/codes';
import type { Payload } from '../../factory/resolution';
import type { EntryPoint } from '../../request/entryPoint';
import type { Request, Workflow } from '../../request/request';
import type { Values } from '../../values/value';
import type { Curve } from '../curve';
import type { Metric } from '../series';

/** The configuration that PtychoPINN recorded, under its own names of the sections. */
export const RECORDED_SECTIONS = [
  'data_config',
  'model_config',
  'training_config',
  'inference_config',
] as const;
export type RecordedSections = { readonly [name in (typeof RECORDED_SECTIONS)[number]]?: Values };

/** The sections that are there, as `find` has them by name. */
export const recordedSections = (find: (name: string) => Values | undefined): RecordedSections =>
  Object.fromEntries(
    RECORDED_SECTIONS.flatMap((name) => {
      const section = find(name);
      return section ? [[name, section]] : [];
    }),
  );

/** What says how a run ended. `file` is relative to the run's folder. */
export type Sign =
  /** PtychoPINN wrote its result. */
  | { readonly kind: 'result'; readonly file: string }
  /** A file says that it came to its end; `says` in words. */
  | { readonly kind: 'success'; readonly file: string; readonly says: string }
  | { readonly kind: 'traceback'; readonly file: string; readonly error: string }
  /** Something outside ended it; `says` in words. */
  | { readonly kind: 'interrupted'; readonly file: string; readonly says: string }
  /** PtychoPINN's own word that it runs, which it leaves after a crash, too. */
  | { readonly kind: 'claims-running'; readonly file: string }
  /** The run wrote something before it ended. */
  | { readonly kind: 'begun'; readonly file: string };

/** A file, or a value in one, that was not read, and why. */
export interface NotReadPart {
  readonly file: string;
  readonly code: ErrorCode;
  /** A sentence. */
  readonly problem: string;
}

export const notReadPart = (file: string, { code, message }: AppError): NotReadPart => ({
  file,
  code,
  problem: message,
});

export interface Dataset {
  readonly path: string;
  /** `sha256:…`; null where nobody noted it. */
  readonly fingerprint: string | null;
}

export interface Asked {
  readonly request: Request;
  /** Name of the file. */
  readonly file: string;
  /** The payload that it holds besides; read when it is asked for. */
  readonly payload?: () => Payload | null;
  /** Whether the file names no target, so that the request's is a guess. */
  readonly isGuessed: boolean;
}

export interface RunPart {
  readonly workflow?: Workflow;
  readonly entryPoint?: EntryPoint;
  /** It was started by an interface of PtychoPINN that Pinnboard does not offer. */
  readonly isLegacy?: true;
  /** The one that writes such files, where nothing says how the run was started. */
  readonly likelyEntryPoint?: EntryPoint;
  readonly sections?: RecordedSections;
  /** The file that has them. */
  readonly sectionsFrom?: string;
  /** PtychoPINN's flat parameters. */
  readonly params?: Values;
  readonly paramsFrom?: string;
  /** The line at which the factory warned, by which its revision is known. */
  readonly factoryWarnedAt?: number;
  /** Losses; every part lists all that its files have. */
  readonly losses?: readonly Metric[];
  /** The curves of the same metrics, made when they are asked for. */
  readonly curves?: () => readonly Curve[];
  readonly epochsDone?: number;
  /** The same as of the last checkpoint, which a log goes beyond. */
  readonly epochsSaved?: number;
  /** ISO 8601. */
  readonly started?: string;
  readonly ended?: string;
  /** The request that a file holds, which takes long to read; a command means another one on each target. */
  readonly asked?: (target?: string) => Asked | null;
  readonly dataset?: Dataset;
  /** The folder of the model that an inference reads, or a training's result, as the file names it. */
  readonly model?: string;
  /** The folder of the model and the dataset that an inference says it reads. */
  readonly read?: { readonly model?: string; readonly dataset?: string };
  /** The checkpoint or model that a training goes on from. */
  readonly startsFrom?: string;
  /** What the user noted about the run. */
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly signs?: readonly Sign[];
  /** The folder holds the logs of several runs; what is said is of the last one. */
  readonly isShared?: true;
  readonly notRead?: readonly NotReadPart[];
  /** Further sentences for a user: what else the folder says. */
  readonly notes?: readonly string[];
}
