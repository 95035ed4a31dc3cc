/** Descriptions of the group `model`: the network and its object and probe model. */
import type { Descriptions } from './types';

export const MODEL = {
  model: {
    label: 'Model section',
    help: 'The model settings inside a TensorFlow config. Set its fields by their own names, not as a whole.',
    level: 'expert',
  },
  mode: {
    label: 'Training mode',
    help: 'Unsupervised learns from diffraction physics alone; Supervised needs labels in the dataset and the mae loss.',
    level: 'essential',
  },
  model_type: {
    label: 'Training mode',
    help: 'Physics-informed (pinn) or supervised, under its TensorFlow name. Current PtychoPINN takes only the PyTorch words.',
    level: 'essential',
  },
  architecture: {
    label: 'Architecture',
    help: 'The generator network. cnn suits most data; neuralop_uno works only at N 128 with grid size 1.',
    level: 'common',
  },
  n_filters_scale: {
    label: 'Network width',
    help: 'Multiplies the filters of every layer. A larger one learns finer detail, with more memory and time.',
    range: { min: 1, max: 4 },
    level: 'common',
  },
  amp_activation: {
    label: 'Amplitude activation',
    help: 'Last step of the amplitude output. sigmoid caps it at 1; silu, alias swish, does not. The libraries name it differently.',
    level: 'common',
  },
  object_big: {
    label: 'Stitch patches',
    help: 'Joins the patches of a group into one object before diffraction. Use it with grid size above 1, and only then.',
    level: 'common',
  },
  probe_big: {
    label: 'Full-size patches',
    help: 'Lets the network fill the whole patch. Off, it draws only the central half and leaves the border empty.',
    level: 'common',
  },
  pad_object: {
    label: 'Pad the object',
    help: 'Draws the object at half size and pads it to the full patch. TensorFlow only: PyTorch does not read it.',
    level: 'expert',
  },
  object_layout: {
    label: 'Object layout',
    help: 'Whether the network predicts one object patch at a time or a group of patches that are joined. Set it together with the training canvas.',
    level: 'common',
  },
  training_canvas: {
    label: 'Training canvas',
    help: 'Where predicted patches are placed while training: each by itself, or on a canvas where they overlap. Set it together with the object layout.',
    level: 'common',
  },
  training_patch_weighting: {
    label: 'Training patch weighting',
    help: 'How overlapping patches are averaged while training: by a central mask, by probe intensity, or evenly.',
    level: 'expert',
  },
  cnn_output_mode: {
    label: 'CNN output form',
    help: 'Amplitude and phase, or real and imaginary parts. The second cannot reach phases near π for a strong object.',
    level: 'common',
  },
  use_shared_decoder: {
    label: 'Shared decoder',
    help: 'One decoder for both outputs of the CNN, not one each. Models trained either way cannot be exchanged.',
    level: 'expert',
  },
  batch_norm: {
    label: 'Batch normalisation',
    help: 'Normalises activations between layers. May steady training with large batches; unhelpful with small ones.',
    level: 'expert',
  },
  cbam_encoder: {
    label: 'Encoder CBAM attention',
    help: 'Channel and spatial attention in the encoder. Switch off if the CNN collapses at N 128 with Poisson counts.',
    level: 'expert',
  },
  eca_encoder: {
    label: 'Encoder ECA attention',
    help: 'A lighter channel attention in the encoder. Ignored while the encoder has CBAM attention.',
    level: 'expert',
  },
  cbam_bottleneck: {
    label: 'Bottleneck CBAM attention',
    help: 'Channel and spatial attention between encoder and decoder. Costs little; its gain depends on the data.',
    level: 'expert',
  },
  cbam_decoder: {
    label: 'Decoder CBAM attention',
    help: 'Adds attention layers to the decoder, but its forward pass skips them: no effect on the result.',
    level: 'expert',
  },
  eca_decoder: {
    label: 'Decoder ECA attention',
    help: 'Adds light channel attention to the decoder, but its forward pass skips it: no effect on the result.',
    level: 'expert',
  },
  spatial_decoder: {
    label: 'Decoder spatial attention',
    help: 'Adds spatial attention to the decoder, but its forward pass skips it: no effect on the result.',
    level: 'expert',
  },
  decoder_spatial_kernel: {
    label: 'Spatial attention kernel',
    help: 'Kernel of the spatial attention in the decoder, an odd number. No effect while that attention is skipped.',
    unit: 'px',
    range: { min: 3, max: 15 },
    level: 'expert',
  },
  edge_pad: {
    label: 'Edge padding',
    help: 'Border once kept empty around the decoder output. Nothing in current PtychoPINN reads it.',
    unit: 'px',
    range: { min: 0, max: 64 },
    level: 'expert',
  },
  decoder_last_c_outer_fraction: {
    label: 'Border channel share',
    help: 'Share of decoder channels that draw the outer border, cut at 0.5. Current PtychoPINN uses it for old models only.',
    range: { min: 0, max: 0.5 },
    level: 'expert',
  },
  decoder_last_amp_channels: {
    label: 'Amplitude channels',
    help: 'Amplitude outputs of the decoder: 1, or one per pattern. Current PtychoPINN uses it for old models only.',
    range: { min: 1, max: 25 },
    level: 'expert',
  },
  use_legacy_decoder_channel_override: {
    label: 'Legacy decoder channels',
    help: 'Builds the decoder with the channel counts of old checkpoints. Only for loading such a model.',
    level: 'expert',
  },
} as const satisfies Descriptions;
