/** What networks are made of: parameter tensors and forward operations of a layer, as torch counts them. */

/** `count` parameter tensors of `elements` numbers each; a complex number has 8 bytes, a real one 4. */
export interface Tensors {
  readonly count: number;
  readonly elements: number;
  readonly complex?: true;
}

/** Parameters of a layer, and the operations of a forward pass over one sample (a multiply-add is 2). */
export interface Layer {
  readonly tensors: readonly Tensors[];
  readonly flops: number;
}

/** A convolution with a square kernel, at an image of `side` pixels. */
export function convolution(
  inputs: number,
  outputs: number,
  kernel: number,
  side: number,
  bias = true,
): Layer {
  const weights = inputs * outputs * kernel ** 2;
  return {
    tensors: [{ count: 1, elements: weights }, ...(bias ? [{ count: 1, elements: outputs }] : [])],
    flops: 2 * weights * side ** 2,
  };
}

/** Weight and bias of a normalisation of each channel, which torch's counter leaves out. */
export const normalization = (channels: number): Layer => ({
  tensors: [{ count: 2, elements: channels }],
  flops: 0,
});

/** Convolution over neighbouring channels, kernel 3 (`ECALayer`). */
export const channelConvolution = (channels: number): Layer => ({
  tensors: [{ count: 1, elements: 3 }],
  flops: 2 * 3 * channels,
});

/** Attention over the pixels: a convolution of the channels' maximum and mean (`SpatialGate`). */
export const spatialAttention = (kernel: number, side: number): Layer =>
  convolution(2, 1, kernel, side, false);

/** Attention over channels, by two linear layers for each of two poolings, and over pixels (`CBAM`). */
export function attention(channels: number, side: number): Layer {
  const reduced = Math.floor(channels / 16);
  return together(
    {
      tensors: [
        { count: 2, elements: channels * reduced },
        { count: 1, elements: reduced },
        { count: 1, elements: channels },
      ],
      flops: 8 * channels * reduced,
    },
    spatialAttention(7, side),
  );
}

/** Several layers as one. */
export const together = (...layers: readonly Layer[]): Layer => ({
  tensors: layers.flatMap(({ tensors }) => tensors),
  flops: layers.reduce((sum, { flops }) => sum + flops, 0),
});
