/** Recipes as a scientist writes them, for files of each kind (`test/foreign/`). */

interface Example {
  readonly files: readonly string[];
  /** Without format, version and what all have in common. */
  readonly yaml: string;
  /** Positions or probe of the file are not the truth's. */
  readonly without?: readonly ('positions' | 'probe')[];
}

const GIVEN = `
geometry:
  energy: 8.8 keV
  distance: 1.5 m
  detector_pixel: 75 um`;

const MADE = `
probe: {made: disk, diameter: 20 px}`;

export const EXAMPLES: { readonly [name: string]: Example } = {
  tike: {
    files: ['tike.npz'],
    yaml: `
patterns: {array: data, quantity: intensity, steps: [squeeze, fftshift, amplitude]}
probe: {array: probe, steps: [squeeze]}
x: {array: scan, steps: [squeeze, take: {axis: -1, index: 1}, unit: {from: px}, place]}
y: {array: scan, steps: [squeeze, take: {axis: -1, index: 0}, unit: {from: px}, place]}`,
  },
  CXI: {
    files: ['scan.cxi'],
    yaml: `
patterns:
  array: /entry_1/instrument_1/detector_1/data
  quantity: intensity
  steps:
    - bad: {mask: /entry_1/instrument_1/detector_1/mask}
    - amplitude
probe: {array: /entry_1/instrument_1/source_1/illumination}
x: {array: /entry_1/sample_1/geometry_1/translation, steps: [take: {axis: 1, index: 0}, unit: {from: m}, place]}
y: {array: /entry_1/sample_1/geometry_1/translation, steps: [take: {axis: 1, index: 1}, unit: {from: m}, place]}
geometry:
  energy: {path: /entry_1/instrument_1/source_1/energy, unit: J}
  distance: {path: /entry_1/instrument_1/detector_1/distance, unit: m}
  detector_pixel: {path: /entry_1/instrument_1/detector_1/x_pixel_size, unit: m}`,
  },
  NeXus: {
    files: ['scan.nxs'],
    without: ['probe'],
    yaml: `
patterns:
  array: /entry_1/instrument_1/detector_1/data
  quantity: intensity
  steps: [reshape: {shape: [-1, 64, 64]}, amplitude]
x: {array: /entry_1/data/x, steps: [reshape: {shape: [-1]}, unit: {from: mm}, place]}
y: {array: /entry_1/data/y, steps: [reshape: {shape: [-1]}, unit: {from: mm}, place]}${GIVEN}${MADE}`,
  },
  ptypy: {
    files: ['scan.ptyd'],
    without: ['probe'],
    yaml: `
patterns:
  array: /chunks/*/data
  quantity: intensity
  steps:
    - bad: {mask: /chunks/*/weights, good: positive}
    - amplitude
x: {array: /chunks/*/positions, steps: [take: {axis: -1, index: 1}, unit: {from: m}, place]}
y: {array: /chunks/*/positions, steps: [take: {axis: -1, index: 0}, unit: {from: m}, place]}
geometry:
  energy: {path: /meta/energy, unit: keV}
  distance: {path: /meta/distance, unit: m}
  detector_pixel: {path: /meta/psize, unit: m, index: 0}${MADE}`,
  },
  ptychodus: {
    files: ['ptychodus_patterns.npz', 'ptychodus_product.h5'],
    yaml: `
patterns:
  array: patterns
  quantity: intensity
  steps:
    - index: {array: indexes}
    - bad: {mask: bad_pixels}
    - amplitude
probe: {array: {file: 2, path: /probe}, steps: [squeeze]}
x:
  array: {file: 2, path: /probe_position_x_m}
  steps:
    - index: {array: {file: 2, path: /probe_position_indexes}}
    - unit: {from: m}
    - place
y:
  array: {file: 2, path: /probe_position_y_m}
  steps:
    - unit: {from: m}
    - place
geometry:
  pixel: {file: 2, path: /probe, attribute: pixel_width_m, unit: m}`,
  },
  Eiger: {
    files: ['eiger_master.h5', 'eiger_positions.csv'],
    without: ['probe'],
    yaml: `
patterns:
  array: /entry/data/data_*
  quantity: intensity
  steps:
    - bad: {mask: /entry/instrument/detector/detectorSpecific/pixel_mask}
    - crop:
        size: 64
        at:
          row: {path: /entry/instrument/detector/beam_center_y, unit: px}
          column: {path: /entry/instrument/detector/beam_center_x, unit: px}
    - amplitude
x: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 0}, unit: {from: um}, place]}
y: {array: {file: 2, path: ''}, steps: [take: {axis: 1, index: 1}, unit: {from: um}, place]}
geometry:
  wavelength: {path: /entry/instrument/beam/incident_wavelength, unit: A}
  distance: {path: /entry/instrument/detector/detector_distance, unit: m}
  detector_pixel: {path: /entry/instrument/detector/x_pixel_size, unit: m}${MADE}`,
  },
  PtychoShelves: {
    files: ['ptychoshelves.mat'],
    yaml: `
patterns: {array: /dp, quantity: intensity, steps: [transpose: {axes: [0, 2, 1]}, amplitude]}
probe: {array: /probe, steps: [transpose: {axes: [2, 1, 0]}, squeeze]}
x: {array: /outputs/probe_positions, steps: [take: {axis: 0, index: 0}, unit: {from: px}, place]}
y: {array: /outputs/probe_positions, steps: [take: {axis: 0, index: 1}, unit: {from: px}, place]}`,
  },
  PtyRAD: {
    files: ['ptyrad_model.hdf5'],
    yaml: `
patterns: {array: /meas, quantity: intensity, steps: [amplitude]}
probe: {array: /optimizable_tensors/probe, steps: [take: {axis: 0, index: 0}]}
x:
  array: /model_attributes/crop_pos
  steps: [add: {array: /optimizable_tensors/probe_pos_shifts}, take: {axis: 1, index: 1}, unit: {from: px}, place]
y:
  array: /model_attributes/crop_pos
  steps: [add: {array: /optimizable_tensors/probe_pos_shifts}, take: {axis: 1, index: 0}, unit: {from: px}, place]`,
  },
  fold_slice: {
    files: ['fold_slice_dp.h5'],
    without: ['probe'],
    yaml: `
patterns: {array: /dp, quantity: intensity, steps: [amplitude]}
x: {array: /ppX, steps: [squeeze, unit: {from: m}, negate, place]}
y: {array: /ppY, steps: [squeeze, unit: {from: m}, negate, place]}
geometry:
  reciprocal_pixel: {path: /dk, unit: 1/m}${MADE}`,
  },
  HXN: {
    files: ['hxn.h5'],
    without: ['probe'],
    yaml: `
patterns: {array: /diffamp, quantity: amplitude, steps: [fftshift]}
x: {array: /points, steps: [take: {axis: 0, index: 0}, unit: {from: um}, place]}
y: {array: /points, steps: [take: {axis: 0, index: 1}, unit: {from: um}, place]}
geometry:
  wavelength: {path: /lambda_nm, unit: nm}
  distance: {path: /z_m, unit: m}
  detector_pixel: {path: /ccd_pixel_um, unit: um}${MADE}`,
  },
};

export const recipeOf = (yaml: string): string =>
  `format: pinnboard.recipe\nversion: 1\n${yaml.trim()}\n`;
