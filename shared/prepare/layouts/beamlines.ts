/** Beamlines that are known by the paths of their arrays, as ptychodus's and tike's readers of each have them. */
import { type Beamline, byPaths } from './byPaths';
import type { Layout } from './layout';

const FIRST_TWO = () => ({ x: 0, y: 1 });

const BEAMLINES: readonly Beamline[] = [
  {
    // ptychodus plugins/max_iv_nanomax_diffraction_file.py, max_iv_nanomax_position_file.py; ptypy experiment/nanomax.py
    id: 'max-iv',
    name: 'MAX IV',
    noun: 'a MAX IV file',
    marks: [
      '/entry/measurement/pseudo/x',
      '/entry/measurement/*/frames',
      '/entry/measurement/Eiger/data',
      '/entry/instrument/Eiger/data',
    ],
    patterns: [
      '/entry/measurement/*/frames',
      '/entry/instrument/Eiger/data',
      '/entry/measurement/Eiger/data',
    ],
    positions: {
      x: '/entry/measurement/pseudo/x',
      y: '/entry/measurement/pseudo/y',
      unit: 'um',
    },
    geometry: { energy: { path: '/entry/snapshots/*/energy', unit: 'eV or keV' } },
  },
  {
    // ptychodus plugins/sls_csaxs_diffraction_file.py
    id: 'csaxs',
    name: 'SLS cSAXS',
    noun: 'a cSAXS file',
    marks: ['/entry/instrument/eiger_*/x_pixel_size'],
    patterns: ['/entry/data/data'],
    geometry: {
      energy: { path: '/entry/instrument/monochromator/energy', unit: 'keV' },
      distance: { path: '/entry/instrument/monochromator/distance', unit: 'mm' },
      detector_pixel: { path: '/entry/instrument/eiger_*/x_pixel_size', unit: 'um' },
      detector_pixel_y: { path: '/entry/instrument/eiger_*/y_pixel_size', unit: 'um' },
    },
  },
  {
    // ptychodus plugins/lcls_file_readers.py, for a sample at 180°
    id: 'lcls-xpp',
    name: 'LCLS XPP',
    noun: 'an LCLS XPP file',
    marks: ['/lmc/ch03', '/jungfrau1M/image_img'],
    patterns: ['/jungfrau1M/image_img'],
    positions: { x: '/lmc/ch03', y: '/lmc/ch05', unit: 'um', negative: true },
    remark: 'for a sample at 180°; `/ipm2/sum` selects no patterns',
  },
  {
    // ptychodus plugins/nsls2_diffraction_file.py, nsls2_position_file.py
    id: 'nsls2',
    name: 'NSLS-II',
    noun: 'an NSLS-II file',
    marks: ['/scan/scan_positions'],
    patterns: ['/diff_data/*/det_images', '/entry/data/data'],
    positions: { both: '/scan/scan_positions', columns: FIRST_TWO, unit: 'um' },
    geometry: { energy: { path: '/scan/energy', unit: 'eV or keV' } },
  },
  {
    // ptychodus plugins/nsls2_diffraction_file.py, nsls2_product_file.py
    id: 'nsls2-matlab',
    name: 'NSLS-II MATLAB',
    noun: 'an NSLS-II MATLAB file',
    marks: ['/det_data', '/pos_xy'],
    patterns: ['/det_data'],
    positions: {
      both: '/pos_xy',
      // Of three columns the first is another motor.
      columns: (count) => (count > 2 ? { x: 1, y: 2 } : { x: 0, y: 1 }),
      unit: 'um',
    },
    geometry: {
      energy: { path: '/energy', unit: 'keV' },
      distance: { path: '/det_dist', unit: 'um' },
      detector_pixel: { path: '/det_pixel_size', unit: 'um' },
    },
    probe: '/prb',
  },
  {
    // ptychodus plugins/aps31id_lynx_diffraction_file.py, tike src/tike/ptycho/io.py
    id: 'aps-lynx',
    name: 'APS LYNX',
    noun: 'an APS LYNX file',
    marks: ['/entry/data/eiger_*'],
    patterns: ['/entry/data/eiger_*'],
    geometry: {
      energy: { path: '/entry/data/eiger_*', attribute: 'Photon_energy_kev', unit: 'keV' },
      distance: { path: '/entry/data/eiger_*', attribute: 'Detector_distance_m', unit: 'm' },
      detector_pixel: { path: '/entry/data/eiger_*', attribute: 'Pixel_size', unit: 'm' },
    },
    centre: {
      row: { path: '/entry/data/eiger_*', attribute: 'Center_y_pixel', unit: 'px' },
      column: { path: '/entry/data/eiger_*', attribute: 'Center_x_pixel', unit: 'px' },
    },
  },
  {
    // ptychodus plugins/h5_diffraction_file.py, aps09id_cssi_position_file.py
    id: 'aps-cssi',
    name: 'APS CSSI',
    noun: 'an APS CSSI file',
    marks: ['/exchange/motor_pos'],
    patterns: ['/exchange/data'],
    positions: { both: '/exchange/motor_pos', columns: FIRST_TWO, unit: 'mm' },
  },
  {
    // ptychodus plugins/aps04id_polar_diffraction_file.py, aps04id_polar_position_file.py
    id: 'aps-polar',
    name: 'APS Polar',
    noun: 'an APS Polar file',
    marks: ['/entry/instrument/NDAttributes/Xpos', '/entry/externals/eiger'],
    patterns: ['/entry/externals/eiger', '/entry/data/data'],
    positions: {
      x: '/entry/instrument/NDAttributes/Xpos',
      y: '/entry/instrument/NDAttributes/Ypos',
      unit: 'um',
    },
  },
  {
    // ptychodus plugins/aps19id_isn_diffraction_file.py
    id: 'aps-isn',
    name: 'APS ISN',
    noun: 'an APS ISN file',
    marks: ['/configs/photon_energy_eV'],
    patterns: ['/PTYCHO/*/entry/data/data', '/PTYCHO/*'],
    hasParts: true,
    geometry: {
      energy: { path: '/configs/photon_energy_eV', unit: 'eV' },
      // In metres, whatever its name says.
      distance: { path: '/configs/det_dist_mm', unit: 'm' },
      detector_pixel: { path: '/configs/pix_size_x', unit: 'm' },
      detector_pixel_y: { path: '/configs/pix_size_y', unit: 'm' },
    },
  },
];

export const beamlines: readonly Layout[] = BEAMLINES.map(byPaths);
