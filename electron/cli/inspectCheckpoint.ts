/** What a checkpoint holds, for a terminal. */
import { modelFacts, type Trained } from '../../shared/dataset/model';
import { shapeText } from '../../shared/dataset/probeSize';
import { formatValue } from '../../shared/values/python';
import { type Checkpoint, layersOf, readCheckpoint } from '../node/model/checkpoint';
import { EXIT } from './exit';
import { type Io, say, sayJson, table } from './io';

/** @param full absolute. Returns the exit code. Throws an `AppError` for a file that is no checkpoint. */
export async function inspectCheckpoint(
  file: string,
  full: string,
  { json = false }: { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const checkpoint = await readCheckpoint(full);
  const layers = layersOf(checkpoint.tensors);
  if (json)
    sayJson(io.stdout, {
      file,
      epoch: checkpoint.epoch,
      global_step: checkpoint.globalStep,
      parameters: countOf(layers),
      layers,
      sections: checkpoint.sections,
      not_read: checkpoint.notRead.map(({ name, error }) => ({
        name,
        code: error.code,
        problem: error.message,
      })),
    });
  else print(file, checkpoint, io);
  return EXIT.ok;
}

const countOf = (layers: readonly { readonly parameters: number }[]): number =>
  layers.reduce((sum, { parameters }) => sum + parameters, 0);

function print(file: string, checkpoint: Checkpoint, io: Io): void {
  const { epoch, globalStep, notRead, sections, tensors } = checkpoint;
  const layers = layersOf(tensors);
  // Lightning counts epochs from 0, and one further where there was no validation.
  say(io.stdout, `${file}  checkpoint, epoch ${epoch ?? '?'}, step ${globalStep ?? '?'}`);
  say(io.stdout);
  const { data_config = {}, model_config = {}, training_config = {} } = sections;
  const trained: Trained = {
    sections: { data_config, model_config, training_config, params: {} },
  };
  const facts = modelFacts(trained).map(({ label, name, value }) => [
    label,
    name,
    formatValue(value),
  ]);
  for (const line of table(facts)) say(io.stdout, `  ${line}`);
  say(io.stdout);
  say(io.stdout, `parameters  ${countOf(layers)}`);
  const rows = layers.map(({ name, parameters, tensors: own }) => [
    name,
    String(parameters),
    own
      .map(
        (tensor) =>
          `${tensor.name.slice(name.length + 1) || tensor.name} ${shapeText(tensor.shape)}`,
      )
      .join(', '),
  ]);
  for (const line of table(rows)) say(io.stdout, `  ${line}`);
  for (const { name, error } of notRead) say(io.stdout, `not read ${name}: ${error.message}`);
}
