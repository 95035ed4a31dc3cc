/** What an exported Python script is made of: the lines that are true of one target and workflow. */
import type { Request } from '../../request/request';

/** Stands for the arguments of the factory, which the script takes from the request. */
export const FACTORY_ARGUMENTS = '<arguments of the factory>';

/** Reads the datasets of a training run: `train_data` and `test_data`. */
export const READ_TRAINING_DATA = [
  'train_data = RawData.from_file(str(TRAIN_DATA_FILE))',
  "test_data_file = OVERRIDES.get('test_data_file')",
  'test_data = RawData.from_file(str(test_data_file)) if test_data_file else None',
];

/** The script of one workflow. Its lines may use the settings at its top: `OVERRIDES`, `OUTPUT_DIR` and so on. */
export interface ScriptPart {
  /** `from module import name` lines besides `pathlib`. */
  readonly imports: readonly string[];
  /** Body of `main`, without its indentation. */
  readonly body: readonly string[];
  /** Lines that end the script when Python itself runs it. */
  readonly start?: readonly string[];
  /** What it does, after `It calls PtychoPINN's configuration factory with the settings below and `. */
  readonly does: string;
  /** Whether the factory takes a profile. */
  readonly takesProfile: boolean;
  /** Whether the body uses `TRAINING_OVERRIDES`: the names that training gets only when they are passed to it directly. */
  readonly forwards: boolean;
}

export interface ScriptFacts {
  readonly training: (request: Request) => ScriptPart;
  readonly inference: (request: Request) => ScriptPart;
  /** Settings of a request that the script passes on otherwise, or that its end does not cover. */
  readonly limits: readonly ScriptLimit[];
}

/** A setting that the script cannot express, where `applies` to the request. */
export interface ScriptLimit {
  readonly name: 'cli_defaults' | 'workflow';
  readonly applies: (request: Request) => boolean;
  readonly why: string;
  readonly instead?: string;
}
