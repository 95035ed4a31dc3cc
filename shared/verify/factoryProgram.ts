/** What Pinnboard and `pinnboard_factory.py`, which runs an installed factory, send each other. */
import { z } from 'zod';
import { payloadSchema } from '../factory/resolution';
import { pythonJsonLine, typedEntries } from '../formats/pythonJson';
import type { Request } from '../request/request';
import { typeOfName } from '../targets/catalogue';
import { commandLineLayer } from '../targets/commandLine';
import type { Target } from '../targets/target';
import { type Values, valuesSchema } from '../values/value';

/** A request as a line for the program: the factory's arguments, numbers as their fields have them. */
export function factoryLine(request: Request, target: Target): string {
  const { workflow, output_dir, overrides, execution, profile = null } = request;
  const paths =
    request.workflow === 'training'
      ? { train_data_file: request.train_data_file }
      : { model_path: request.model_path, test_data_file: request.test_data_file };
  const layer = request.cli_defaults ? commandLineLayer(target, request) : {};
  const typed = (values: Values) => typedEntries(values, (field) => typeOfName(target.name, field));
  return pythonJsonLine({
    workflow,
    paths: { ...paths, output_dir },
    overrides: typed({ ...layer, ...overrides }),
    execution: typed(execution ?? {}),
    profile,
  });
}

/** The PtychoPINN that ran. */
export const installedSchema = z.object({
  python: z.string(),
  /** Folder from which its packages were imported. */
  folder: z.string(),
  /** Of its package's record; null where there is none. */
  version: z.string().nullable(),
  /** Commit in that record, full or abbreviated. */
  commit: z.string().nullable(),
  torch: z.string(),
});
export type Installed = z.infer<typeof installedSchema>;

const exceptionSchema = z.object({ type: z.string(), message: z.string() });
export type PythonException = z.infer<typeof exceptionSchema>;

const answerSchema = z.union([
  z.object({ payload: payloadSchema, legacy: valuesSchema }),
  /** The factory's refusal, with the names that it is about. */
  z.object({ error: exceptionSchema.extend({ about: z.array(z.string()) }) }),
]);
export type FactoryAnswer = z.infer<typeof answerSchema>;

export const messageSchema = z.union([
  z.object({ installed: installedSchema }),
  /** PtychoPINN cannot be imported. */
  z.object({ failed: exceptionSchema }),
  answerSchema,
]);
