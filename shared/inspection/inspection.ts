/** What is in the file of a trained network, without its weights: a bundle (`wts.h5.zip`) or a checkpoint of Lightning. */
import type { MemberProblem } from '../dataset/facts';
import type { Bundle } from '../dataset/model';

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** The earlier tensor that it is another name of. */
  readonly sameAs?: string;
}

/** Tensors that share all but the last part of their names. */
export interface Layer {
  readonly name: string;
  readonly tensors: readonly Tensor[];
  /** Numbers in them. */
  readonly parameters: number;
}

export interface Inspection {
  readonly kind: 'bundle' | 'checkpoint';
  /** Bytes of the file. */
  readonly size: number;
  /** Modification time, ISO 8601, UTC. */
  readonly modified: string;
  /** Of a checkpoint: as Lightning counts, from 0, and one further where there was no validation. */
  readonly epoch: number | null;
  readonly step: number | null;
  readonly backend: Bundle['backend'];
  /** How a bundle stores its configuration; null where it does not say. */
  readonly schema: string | null;
  readonly missing: Bundle['missing'];
  /** The configuration that the network was trained with. */
  readonly sections: Bundle['sections'];
  /** In the network's order; empty where they cannot be read. */
  readonly layers: readonly Layer[];
  readonly notRead: readonly MemberProblem[];
}

/** Numbers of a tensor; a scalar is one. */
const numbersIn = ({ shape }: Tensor): number => shape.reduce((all, side) => all * side, 1);

/** The layers in the network's order; `model.encoder.blocks.0.conv.weight` is of layer `model.encoder.blocks.0.conv`. */
export function layersOf(tensors: readonly Tensor[]): Layer[] {
  const layers = new Map<string, Tensor[]>();
  for (const tensor of tensors) {
    const name = tensor.name.slice(0, Math.max(0, tensor.name.lastIndexOf('.'))) || tensor.name;
    const known = layers.get(name);
    if (known) known.push(tensor);
    else layers.set(name, [tensor]);
  }
  return [...layers].map(([name, own]) => ({
    name,
    tensors: own,
    parameters: own.reduce((sum, tensor) => sum + numbersIn(tensor), 0),
  }));
}

/** Numbers of the network, those with several names once. */
export const parametersOf = (layers: readonly Layer[]): number =>
  layers
    .flatMap(({ tensors }) => tensors)
    .filter(({ sameAs }) => sameAs === undefined)
    .reduce((sum, tensor) => sum + numbersIn(tensor), 0);

/** The layer that all tensors of this one are other names of; undefined where it has numbers of its own. */
export function sharedWith({ tensors }: Layer): string | undefined {
  const [first] = tensors;
  if (tensors.some(({ sameAs }) => sameAs === undefined)) return undefined;
  return first?.sameAs?.replace(/\.[^.]*$/, '');
}

/** A tensor's own part of its name: `weight`. */
export const tensorName = ({ name }: Layer, tensor: Tensor): string =>
  tensor.name === name ? name : tensor.name.slice(name.length + 1);
