"""Writes files of the layouts that Pinnboard recognises, each other than the fixtures: other sizes, dtypes, names, units and optional
parts. `variants.json` lists them; the truth of each is in NAME.truth.npz."""
import json
import os
import sys

import h5py
import numpy as np

OUT = sys.argv[1]
HC = 1.23984198e-6
LISTED = []
OPTICS = ['energy', 'distance', 'detector-pixel']


def at(name):
    return os.path.join(OUT, name)


class Scan:
    """Counts around the middle of the detector, positions in pixels, a probe with a phase."""

    def __init__(self, n, N, seed, energy=7100.0, distance=2.0, detector=55e-6, grid=None):
        rng = np.random.default_rng(seed)
        self.n, self.N, self.energy, self.distance, self.detector = n, N, energy, distance, detector
        r = np.arange(N) - N // 2
        blob = 900 * np.exp(-(r[:, None] ** 2 + (r[None, :] * 1.3 - 2) ** 2) / (2 * (N / 9) ** 2))
        self.counts = rng.poisson(blob * rng.uniform(0.5, 1.5, (n, 1, 1)) + rng.uniform(0, 3, (n, N, N)))
        self.wavelength = HC / energy
        self.pixel = self.wavelength * distance / (N * detector)
        if grid:
            rows, columns = grid
            self.x = np.tile(np.arange(columns) * 5.5, rows)
            self.y = np.repeat(np.arange(rows) * 4.25, columns)
        else:
            self.x, self.y = rng.uniform(-20, 30, n), rng.uniform(-15, 25, n)
        phase = np.exp(1j * (r[:, None] * 0.1 + r[None, :] ** 2 * 0.003))
        self.probe = np.exp(-(r[:, None] ** 2 + r[None, :] ** 2) / (N / 4) ** 2) * phase
        self.amplitude = np.sqrt(self.counts.astype(float))

    @property
    def metres(self):
        return self.x * self.pixel, self.y * self.pixel

    def modes(self, *shape):
        lead = np.array([1, 0.3, 0.1, 0.05])[: int(np.prod(shape))].reshape(*shape, 1, 1)
        return (lead * self.probe).astype(np.complex64)


def listed(name, layout, files, scan, probe=True, missing=(), geometry=None, step=None, amplitude=None, x=None, y=None):
    np.savez(at(f'{name}.truth.npz'), amplitude=scan.amplitude if amplitude is None else amplitude, x=scan.x if x is None else x,
             y=scan.y if y is None else y, **({'probe': scan.probe.astype(np.complex64)} if probe else {}))
    given = {'energy': {'value': scan.energy, 'unit': 'eV'}, 'distance': {'value': scan.distance, 'unit': 'm'},
             'detector_pixel': {'value': scan.detector, 'unit': 'm'}} if geometry else None
    LISTED.append({'name': name, 'layout': layout, 'files': files, 'probe': probe, 'missing': list(missing),
                   'geometry': given, 'unit': step})


def tike():
    s = Scan(20, 64, 1)
    np.savez(at('tike_modes.npz'), data=np.fft.ifftshift(s.counts, axes=(1, 2)).astype(np.uint16),
             scan=np.stack([s.y, s.x], 1).astype(np.float32), probe=s.modes(1, 1, 1, 3),
             psi=np.ones((1, 150, 150), np.complex64), algorithm=np.array('rpie'))
    listed('tike_modes', 'tike', ['tike_modes.npz'], s)
    s = Scan(64, 64, 2)
    np.savez_compressed(at('tike_square.npz'), probe=s.modes(1, 1, 1, 1), scan=np.stack([s.y, s.x], 1)[None],
                        data=np.fft.ifftshift(s.counts, axes=(1, 2))[None].astype(np.float32))
    listed('tike_square', 'tike', ['tike_square.npz'], s)


def ptychonn():
    s = Scan(9, 128, 3)
    yx = np.stack(s.metres[::-1], 1)
    np.savez(at('nn_bare.npz'), reciprocal=s.counts.astype(np.float64), position=yx)
    listed('nn_bare', 'ptychonn', ['nn_bare.npz'], s, probe=False, geometry=True,
           missing=['energy', 'distance', 'detector-pixel', 'probe'])
    s = Scan(28, 64, 4, grid=(4, 7))
    np.savez(at('grid.npz'), s.counts.reshape(4, 7, 64, 64).astype(np.uint16))
    mm = [v * 1e3 for v in s.metres]
    np.savetxt(at('grid_positions.txt'), np.stack([np.arange(28), *mm], 1), header='index  x_mm  y_mm')
    listed('grid', 'ptychonn-grid', ['grid.npz', 'grid_positions.txt'], s, probe=False, geometry=True,
           missing=['energy', 'distance', 'detector-pixel', 'probe'])


def cxi():
    s = Scan(11, 128, 5)
    bad = np.zeros((128, 128), bool)
    bad[3, 5] = bad[64, 70] = True
    with h5py.File(at('soft.cxi'), 'w') as h:
        h['cxi_version'] = 150
        e = h.create_group('entry_1')
        d = e.create_group('instrument_1/detector_1')
        d.create_dataset('data', data=np.where(bad, -1, s.counts).astype(np.int32), chunks=(1, 128, 128), compression='gzip')
        d['distance'], d['x_pixel_size'], d['y_pixel_size'] = s.distance, s.detector, s.detector
        d['data_dark'] = np.zeros((2, 128, 128), np.float32)
        e['instrument_1/source_1/energy'] = s.energy * 1.602176634e-19
        e['instrument_1/source_1/illumination'] = s.modes(2)
        e['sample_1/geometry_1/translation'] = np.stack([*s.metres, np.zeros(11)], 1)
        e['data_1/process_1/command'] = 'x'
    listed('soft', 'cxi', ['soft.cxi'], s, amplitude=np.where(bad, 0, s.amplitude))
    s = Scan(12, 64, 6)
    with h5py.File(at('units.cxi'), 'w') as h:
        h['cxi_version'] = 140
        e = h.create_group('entry_1')
        e['data_1/data'] = s.counts.reshape(3, 4, 64, 64).astype(np.uint32)
        t = e.create_dataset('data_1/translation', data=np.stack([v * 1e6 for v in s.metres], 1))
        t.attrs['units'] = 'um'
        for path, value, units in (('detector_1/distance', s.distance * 1e3, 'mm'), ('detector_1/x_pixel_size', s.detector * 1e6, 'micron'),
                                   ('source_1/energy', s.energy / 1e3, 'keV')):
            e.create_dataset('instrument_1/' + path, data=[value]).attrs['units'] = units
    listed('units', 'cxi', ['units.cxi'], s, probe=False, missing=['probe'])


def nexus():
    s = Scan(15, 64, 7)
    with h5py.File(at('list.nxs'), 'w') as h:
        e = h.create_group('scan42')
        e.attrs['NX_class'] = 'NXentry'
        e['definition'] = 'NXcxi_ptycho'
        d = e.create_group('data')
        d.attrs['NX_class'], d.attrs['signal'] = 'NXdata', 'frames'
        d['frames'] = s.counts.astype(np.uint32)
        for name, v in zip('xy', s.metres):
            d.create_dataset(name, data=v * 1e6).attrs['units'] = 'µm'
        i = e.create_group('instrument')
        i.create_dataset('beam/energy', data=s.energy / 1e3).attrs['units'] = 'keV'
        i.create_dataset('detector/distance', data=s.distance * 1e3).attrs['units'] = 'mm'
        for axis in 'xy':
            i.create_dataset(f'detector/{axis}_pixel_size', data=s.detector * 1e6).attrs['units'] = 'um'
    listed('list', 'nexus', ['list.nxs'], s, probe=False, missing=['probe'])
    s = Scan(24, 128, 8, grid=(4, 6))
    with h5py.File(at('axes.nxs'), 'w') as h:
        e = h.create_group('entry')
        e.attrs['NX_class'] = 'NXentry'
        e['definition'] = np.bytes_('NXcxi_ptycho')
        d = e.create_group('data')
        d.attrs['NX_class'], d.attrs['signal'], d.attrs['axes'] = 'NXdata', 'data', ['lab_sy', 'lab_sx', '.', '.']
        d['data'] = s.counts.reshape(4, 6, 128, 128).astype(np.uint16)
        mx, my = s.metres
        d['lab_sx'], d['lab_sy'] = mx[:6], my[::6]
        i = e.create_group('instrument_1')
        i['beam_1/energy'] = s.energy * 1.602176634e-19
        i['detector_1/distance'], i['detector_1/x_pixel_size'] = s.distance, s.detector
        i['detector_1/pixel_mask'] = np.zeros((128, 128), np.uint8)
    listed('axes', 'nexus', ['axes.nxs'], s, probe=False, missing=['probe'])


def ptyd():
    s = Scan(33, 64, 9)
    with h5py.File(at('many.ptyd'), 'w') as h:
        for k in range(11):
            part = slice(3 * k, 3 * k + 3)
            c = h.create_group(f'chunks/{k}')
            c['data'] = s.counts[part].astype(np.float32)
            c['indices'] = np.arange(33)[part]
            c['positions'] = np.stack([s.metres[1][part], s.metres[0][part]], 1)
            c.create_dataset('weights', shape=(0,), dtype='f4')
        h['meta/energy'], h['meta/distance'], h['meta/psize'] = s.energy / 1e3, s.distance, s.detector
        h['meta/label'] = 'S00'
        h['info/nothing'] = 0
    listed('many', 'ptyd', ['many.ptyd'], s, probe=False, missing=['probe'])
    s = Scan(8, 128, 10)
    weights = np.ones((128, 128), np.float32)
    weights[10:12, 30] = 0
    with h5py.File(at('weights.ptyd'), 'w') as h:
        c = h.create_group('chunks/0')
        c['data'] = np.where(weights > 0, s.counts, 4000).astype(np.uint16)
        c['positions'] = np.stack(s.metres[::-1], 1)
        c['weights'] = weights
        h['meta/energy'], h['meta/distance'] = s.energy / 1e3, s.distance
        h['meta/psize'] = [s.detector, s.detector]
    listed('weights', 'ptyd', ['weights.ptyd'], s, probe=False, missing=['probe'], amplitude=np.where(weights > 0, s.amplitude, 0))


def ptychodus():
    s = Scan(14, 128, 11)
    order = np.random.default_rng(0).permutation(20)
    chosen = order[:14]
    mx, my = np.random.default_rng(1).uniform(0, 3e-6, (2, 20))
    saved = np.random.default_rng(2).permutation(20)
    np.savez(at('pd_patterns.npz'), patterns=s.counts.astype(np.int32), indexes=chosen)
    np.savez(at('pd_product.npz'), probe_energy_eV=s.energy, detector_object_distance_m=s.distance, probe=s.modes(1, 4),
             probe_position_indexes=saved, probe_position_x_m=mx[saved], probe_position_y_m=my[saved],
             probe_pixel_width_m=s.pixel, probe_pixel_height_m=s.pixel, name='scan')
    listed('pd_numbers', 'ptychodus-patterns', ['pd_product.npz', 'pd_patterns.npz'], s, x=mx[chosen] / s.pixel, y=my[chosen] / s.pixel)
    s = Scan(70, 64, 12)
    with h5py.File(at('pd.h5'), 'w') as h:
        h.create_dataset('dp', data=s.counts.astype(np.uint16), compression='lzf', chunks=(1, 64, 64))
    np.savetxt(at('pd.csv'), np.stack(s.metres[::-1], 1), delimiter=',')
    listed('pd_csv', 'ptychodus-patterns', ['pd.h5', 'pd.csv'], s, probe=False, geometry=True,
           missing=['energy', 'distance', 'detector-pixel', 'probe'])


def fold_slice():
    s = Scan(18, 128, 13)
    with h5py.File(at('fold.h5'), 'w') as h:
        h['dp'] = s.counts.astype(np.float32)
        h['ppX'], h['ppY'] = -s.metres[0], -s.metres[1]
        h['lambda'] = s.wavelength
    listed('fold', 'fold-slice', ['fold.h5'], s, probe=False, geometry=True, missing=['distance', 'detector-pixel', 'probe'])


def matlab_header(path):
    text = b'MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Sun Nov 29 2026 HDF5 schema 1.00 .'
    with open(path, 'r+b') as f:
        f.write(text.ljust(116) + bytes(8) + b'\x00\x02IM')


def shelves():
    s = Scan(13, 64, 14)
    with h5py.File(at('shelves.mat'), 'w', userblock_size=512) as h:
        h['dp'] = s.counts.transpose(0, 2, 1).astype(np.float32)
        h['outputs/probe_positions'] = np.stack([s.x, s.y])
        probe = s.modes(1, 3).transpose(0, 1, 3, 2)
        pair = np.empty(probe.shape, [('real', 'f4'), ('imag', 'f4')])
        pair['real'], pair['imag'] = probe.real, probe.imag
        h['probe'] = pair
        h['p/lambda'], h['p/dx_spec'] = [[s.wavelength]], [[s.pixel], [s.pixel]]
        for one in ('dp', 'outputs/probe_positions', 'probe'):
            h[one].attrs['MATLAB_class'] = np.bytes_('single')
    matlab_header(at('shelves.mat'))
    listed('shelves', 'ptychoshelves', ['shelves.mat'], s)


def ptyrad():
    s = Scan(16, 64, 15)
    s.x, s.y = np.round(s.x), np.round(s.y)
    with h5py.File(at('model.hdf5'), 'w') as h:
        h['optimizable_tensors/probe'] = s.modes(3)
        h['model_attributes/crop_pos'] = np.stack([s.y, s.x], 1).astype(np.int16)
        h['model_attributes/dx'] = s.pixel * 1e10
    np.save(at('model_patterns.npy'), s.counts.astype(np.float32))
    listed('model', 'stack', ['model_patterns.npy', 'model.hdf5'], s)


def hxn():
    s = Scan(21, 128, 16)
    with h5py.File(at('hxn.h5'), 'w') as h:
        h['diffamp'] = np.fft.fftshift(s.amplitude, axes=(1, 2)).astype(np.float32)
        h['points'] = np.stack(s.metres) * 1e6
        h['lambda_nm'], h['z_m'], h['ccd_pixel_um'] = s.wavelength * 1e9, s.distance, s.detector * 1e6
    listed('hxn', 'hxn', ['hxn.h5'], s, probe=False, missing=['probe'])


def py4dstem():
    s = Scan(15, 128, 17)
    q = 0.05  # 1/A
    pixel = 1 / (128 * q)  # A
    with h5py.File(at('cube.h5'), 'w') as h:
        h.attrs['emd_group_type'] = 'file'
        r = h.create_group('my_root')
        r.attrs['emd_group_type'] = 'root'
        c = r.create_group('cube_042')
        c.attrs['emd_group_type'], c.attrs['python_class'] = 'array', 'DataCube'
        c['data'] = s.counts.reshape(3, 5, 128, 128).astype(np.uint16)
        m = r.create_group('metadatabundle/calibration')
        m['R_pixel_size'], m['R_pixel_units'], m['Q_pixel_size'], m['Q_pixel_units'] = 0.11, 'nm', q, 'A^-1'
    listed('cube', 'py4dstem', ['cube.h5'], s, probe=False, missing=['probe'],
           x=np.tile(np.arange(5) * 1.1 / pixel, 3), y=np.repeat(np.arange(3) * 1.1 / pixel, 5))


def eiger():
    N, n, H, W = 64, 27, 103, 96
    s = Scan(n, N, 18)
    middle = (58, 41)
    frames = np.zeros((n, H, W), np.uint16)
    frames[:, 58 - 32:58 + 32, 41 - 32:41 + 32] = s.counts
    frames[:, 90:93] = 65535
    amplitude = s.amplitude
    with h5py.File(at('e_master.h5'), 'w') as h:
        h.create_group('entry').attrs['NX_class'] = 'NXentry'
        for k, part in enumerate(np.array_split(np.arange(n), 3), 1):
            with h5py.File(at(f'e_data_{k:06}.h5'), 'w') as d:
                d['entry/data/data'] = frames[part]
            h[f'entry/data/data_{k:06}'] = h5py.ExternalLink(f'e_data_{k:06}.h5', '/entry/data/data')
        i = h.create_group('entry/instrument')
        i.create_dataset('beam/incident_wavelength', data=s.wavelength * 1e10).attrs['units'] = 'angstrom'
        d = i.create_group('detector')
        d.create_dataset('detector_distance', data=s.distance).attrs['units'] = 'm'
        d.create_dataset('x_pixel_size', data=s.detector).attrs['units'] = 'm'
        d['beam_center_x'], d['beam_center_y'] = float(middle[1]), float(middle[0])
    um = [v * 1e6 for v in s.metres]
    with open(at('e_positions.csv'), 'w') as f:
        f.write('frame;Y [um];X [um]\n')
        f.writelines(f'{k};{um[1][k]!r};{um[0][k]!r}\n'.replace('np.float64(', '').replace(')', '') for k in range(n))
    listed('e_master', 'eiger', ['e_positions.csv', 'e_master.h5'], s, probe=False, missing=['probe'], amplitude=amplitude)


def stacks():
    s = Scan(24, 64, 19)
    layout = h5py.VirtualLayout((24, 64, 64), 'u4')
    for k in range(3):
        with h5py.File(at(f'v{k}.h5'), 'w') as h:
            h['entry/data'] = s.counts[8 * k:8 * k + 8].astype(np.uint32)
        layout[8 * k:8 * k + 8] = h5py.VirtualSource(f'v{k}.h5', 'entry/data', (8, 64, 64))
    with h5py.File(at('virtual_scan.h5'), 'w') as h:
        h.create_virtual_dataset('exchange/data', layout)
        for axis, v in zip('xy', s.metres):
            h.create_dataset(f'exchange/sample_{axis}', data=v * 1e9).attrs['units'] = 'nm'
    listed('virtual_scan', 'stack', ['virtual_scan.h5'], s, probe=False, geometry=True,
           missing=['energy', 'distance', 'detector-pixel', 'probe'])
    s = Scan(10, 128, 20)
    np.save(at('amplitudes.npy'), np.fft.fftshift(s.amplitude, axes=(1, 2)).astype(np.float32).reshape(2, 5, 128, 128))
    np.save(at('where.npy'), np.stack([s.x, s.y], 1))
    np.save(at('probe.npy'), s.probe.astype(np.complex128))
    listed('amplitudes', 'stack', ['amplitudes.npy', 'where.npy', 'probe.npy'], s, missing=['position-unit', 'position-order', *OPTICS], step='px')
    s = Scan(23, 64, 22)
    np.save(at('last.npy'), s.counts.transpose(1, 2, 0).astype(np.uint8))
    with open(at('last.dat'), 'w') as f:
        f.write('# stage readback, micrometers\n# samz samx samy\n')
        f.writelines(f'0 {float(a)!r} {float(b)!r}\n' for a, b in zip(*(v * 1e6 for v in s.metres)))
    s.counts = s.counts.astype(np.uint8)
    listed('last', 'stack', ['last.npy', 'last.dat'], s, probe=False, geometry=True, amplitude=np.sqrt(s.counts.astype(float)),
           missing=['position-unit', *OPTICS, 'probe'], step='um')
    s = Scan(40, 64, 23)
    wide = np.zeros((40, 90, 80), np.uint16)
    wide[:, 13:77, 8:72] = s.counts
    with h5py.File(at('mixed.nxs'), 'w') as h:
        e = h.create_group('entry_1')
        e.attrs['NX_class'], e['definition'] = 'NXentry', 'NXcxi_ptycho'
        d = e.create_group('data')
        d.attrs['NX_class'], d.attrs['signal'] = 'NXdata', 'data'
        d['data'] = wide
        d.create_dataset('x', data=s.metres[0] * 1e9).attrs['units'] = 'Nanometers'
        d.create_dataset('y', data=s.metres[1] * 1e3).attrs['units'] = ['mm']
        i = e.create_group('instrument_1')
        i.create_dataset('beam_1/incident_wavelength', data=s.wavelength * 1e10).attrs['units'] = 'angstroms'
        i['detector_1/distance'] = s.distance
        i.create_dataset('detector_1/x_pixel_size', data=np.full(3, s.detector)).attrs['units'] = 'meters'
        i['detector_1/y_pixel_size'] = s.detector
    listed('mixed', 'nexus', ['mixed.nxs'], s, probe=False, missing=['probe'])
    s = Scan(19, 128, 24)
    with h5py.File(at('joined_master.h5'), 'w') as h:
        h.create_group('entry').attrs['NX_class'] = 'NXentry'
        h['entry/data/data'] = np.where(np.eye(128, dtype=bool), 2 ** 32 - 1, s.counts).astype(np.uint32)
        h['entry/dark/data'] = np.zeros((30, 128, 128), np.uint32)
        d = h.create_group('entry/instrument/detector')
        d['detectorSpecific/photon_energy'] = s.energy
        d['detectorSpecific/pixel_mask'] = np.eye(128, dtype=np.uint32)
        d.create_dataset('detector_distance', data=s.distance * 1e3).attrs['units'] = 'mm'
        d['x_pixel_size'] = s.detector
    with open(at('joined.csv'), 'w') as f:
        f.write('index,samx_um,samy_mm\n')
        f.writelines(f'{k},{float(a) * 1e6!r},{float(b) * 1e3!r}\n' for k, (a, b) in enumerate(zip(*s.metres)))
    listed('joined_master', 'eiger', ['joined_master.h5', 'joined.csv'], s, probe=False, missing=['probe'],
           amplitude=np.where(np.eye(128, dtype=bool), 0, s.amplitude))
    s = Scan(17, 64, 25)
    with h5py.File(at('stage.nxs'), 'w') as h:
        h['entry/definition'] = 'NXcxi_ptycho'
        h['entry/instrument_1/detector_1/data'] = s.counts.astype(np.int32)
        for axis, v in zip('xy', s.metres):
            h.create_dataset(f'entry/sample/stage_{axis}', data=v * 1e3).attrs['units'] = 'millimetre'
        h['entry/instrument_1/source/energy'] = s.energy
        h['entry/instrument_1/detector_1/distance'] = [s.distance]
        h['entry/instrument_1/detector_1/x_pixel_size'] = [s.detector]
    listed('stage', 'nexus', ['stage.nxs'], s, probe=False, missing=['probe'])
    s = Scan(12, 64, 26)
    with h5py.File(at('other_probe.cxi'), 'w') as h:
        i = h.create_group('entry_1/instrument_1')
        i['detector_1/data'] = s.counts.astype(np.uint16)
        i['detector_1/distance'], i['detector_1/x_pixel_size'] = s.distance, s.detector
        i['source_1/energy'] = s.energy
        i['source_1/illumination'] = np.ones((128, 128), np.complex64)
        h['entry_1/sample_1/geometry_1/translation'] = np.stack([*s.metres, np.zeros(12)], 1)
    listed('other_probe', 'cxi', ['other_probe.cxi'], s, probe=False, missing=['probe'])
    s = Scan(14, 64, 27)
    np.savez(at('last_mode.npz'), diffraction=s.amplitude.astype(np.float32), xcoords=s.x, ycoords=s.y,
             probeGuess=s.probe[:, :, None], background=np.zeros((40, 64, 64)))
    listed('last_mode', 'ptychopinn', ['last_mode.npz'], s)
    s = Scan(12, 64, 21)
    np.savez(at('own.npz'), diff3d=s.amplitude.astype(np.float32).transpose(1, 2, 0), xcoords=s.x, ycoords=s.y,
             probeGuess=s.modes(2), metadata=np.array([1.0]))
    listed('own', 'ptychopinn', ['own.npz'], s)


def written(name, arrays, attributes=None):
    with h5py.File(at(name), 'w') as h:
        for path, value in arrays.items():
            h[path] = value
        for path, own in (attributes or {}).items():
            h[path].attrs.update(own)


def matlab(name, arrays):
    """Arrays as MATLAB has them: their axes are reversed in the file."""
    with h5py.File(at(name), 'w', userblock_size=512) as h:
        for path, value in arrays.items():
            value = np.asarray(value).T
            if np.iscomplexobj(value):
                pair = np.empty(value.shape, [('real', 'f8'), ('imag', 'f8')])
                pair['real'], pair['imag'] = value.real, value.imag
                value = pair
            h[path] = value
            h[path].attrs['MATLAB_class'] = np.bytes_('double')
    matlab_header(at(name))


def um(s):
    return [v * 1e6 for v in s.metres]


def beamlines():
    s = Scan(22, 64, 30)
    x, y = um(s)
    measured = 'entry/measurement/'
    written('nanomax.h5', {measured + 'eiger1m/frames': s.counts.astype(np.uint32), measured + 'pseudo/x': x, measured + 'pseudo/y': y,
                           measured + 'pseudo/analog_x': y, 'entry/snapshots/pre_scan/energy': [s.energy]})
    listed('nanomax', 'max-iv', ['nanomax.h5'], s, probe=False, geometry=True, missing=['distance', 'detector-pixel', 'probe'])
    written('softimax_frames.h5', {measured + 'Eiger/data': s.counts.astype(np.int32)})
    written('softimax.h5', {measured + 'pseudo/x': x, measured + 'pseudo/y': y})
    listed('softimax', 'max-iv', ['softimax_frames.h5', 'softimax.h5'], s, probe=False, geometry=True, missing=[*OPTICS, 'probe'])
    instrument = 'entry/instrument/'
    written('csaxs.h5', {'entry/data/data': s.counts.astype(np.uint32), instrument + 'monochromator/distance': -s.distance * 1e3,
                         instrument + 'monochromator/energy': s.energy / 1e3, instrument + 'eiger_4/x_pixel_size': s.detector * 1e6,
                         instrument + 'eiger_4/y_pixel_size': s.detector * 1e6})
    with open(at('scan_00042.dat'), 'w') as f:
        f.write('Scan 42, sample\nDataPoint Target_x Average_x_st_fzp Stdev_x_st_fzp Target_y Average_y_st_fzp Stdev_y_st_fzp\n')
        f.writelines(f'{k} 0 {-float(a)!r} 0.1 0 {-float(b)!r} 0.1\n' for k, (a, b) in enumerate(zip(x, y)))
    listed('csaxs', 'csaxs', ['csaxs.h5', 'scan_00042.dat'], s, probe=False, missing=['probe'])
    written('lynx.h5', {'entry/data/eiger_4': s.counts.astype(np.uint16)}, {'entry/data/eiger_4': {
        'Center_x_pixel': 32, 'Center_y_pixel': 32, 'Detector_distance_m': s.distance, 'Photon_energy_kev': s.energy / 1e3, 'Pixel_size': [s.detector]}})
    listed('lynx', 'aps-lynx', ['lynx.h5', 'scan_00042.dat'], s, probe=False, missing=['probe'])
    written('xpp.h5', {'jungfrau1M/image_img': s.counts.astype(np.float32), 'lmc/ch03': -x, 'lmc/ch04': x * 0, 'lmc/ch05': -y,
                       'ipm2/sum': np.full(22, 2500.0)})
    listed('xpp', 'lcls-xpp', ['xpp.h5'], s, probe=False, geometry=True, missing=[*OPTICS, 'probe'])
    written('nsls.h5', {'diff_data/merlin1/det_images': s.counts.astype(np.uint16), 'scan/scan_positions': [x, y], 'scan/energy': s.energy / 1e3})
    listed('nsls', 'nsls2', ['nsls.h5'], s, probe=False, geometry=True, missing=['distance', 'detector-pixel', 'probe'])
    matlab('nsls.mat', {'det_data': s.counts.transpose(1, 2, 0), 'pos_xy': np.stack([np.arange(22), x, y], 1), 'energy': [[s.energy / 1e3]],
                        'det_dist': [[s.distance * 1e6]], 'det_pixel_size': [[s.detector * 1e6]], 'prb': s.probe})
    listed('nsls_mat', 'nsls2-matlab', ['nsls.mat'], s)
    written('cssi.h5', {'exchange/data': s.counts.astype(np.uint16), 'exchange/motor_pos': np.stack(s.metres, 1) * 1e3})
    listed('cssi', 'aps-cssi', ['cssi.h5'], s, probe=False, geometry=True, missing=[*OPTICS, 'probe'])
    attributes = instrument + 'NDAttributes/'
    written('polar.h5', {'entry/data/data': s.counts.astype(np.uint16), attributes + 'Xpos': x, attributes + 'Ypos': y, attributes + 'NDArrayUniqueId': np.arange(22)})
    listed('polar', 'aps-polar', ['polar.h5'], s, probe=False, geometry=True, missing=[*OPTICS, 'probe'])
    for k, part in enumerate((slice(0, 9), slice(9, 22))):
        written(f'isn_{k}.h5', {'entry/data/data': s.counts[part].astype(np.uint32)})
    written('isn.h5', {**{f'PTYCHO/line_{k}': h5py.ExternalLink(f'isn_{k}.h5', '/') for k in range(2)}, 'configs/photon_energy_eV': s.energy,
                       'configs/det_dist_mm': s.distance, 'configs/pix_size_x': s.detector, 'configs/pix_size_y': s.detector})
    np.savetxt(at('isn.csv'), np.stack(s.metres[::-1], 1), delimiter=',')
    listed('isn', 'aps-isn', ['isn.h5', 'isn.csv'], s, probe=False, missing=['probe'])


def more():
    s = Scan(21, 64, 31)
    bad = np.zeros((64, 64), bool)
    bad[30, 35:50] = bad[3, 60] = True
    spoiled = np.where(bad, 50_000, s.counts).astype(np.uint16)
    good = np.where(bad, 0, s.amplitude)
    np.savez(at('slac.npz'), diffraction=s.amplitude.transpose(1, 2, 0).astype(np.float32), xcoords_start=s.metres[0], ycoords_start=s.metres[1],
             probeGuess=s.probe, objectGuess=np.ones((90, 90), np.complex64))
    listed('slac', 'ptychopinn', ['slac.npz'], s, geometry=True, missing=OPTICS)
    written('fold_dp.h5', {'dp': s.counts.astype(np.float32)})
    written('fold_pos.h5', {'ppX': -s.metres[0][:, None], 'ppY': -s.metres[1][:, None]})
    listed('fold_two', 'ptychodus-patterns', ['fold_dp.h5', 'fold_pos.h5'], s, probe=False, geometry=True, missing=[*OPTICS, 'probe'])
    matlab('fmask.mat', {'dp': spoiled.transpose(1, 2, 0), 'fmask': ~bad, 'outputs/probe_positions': np.stack([s.x, s.y], 1),
                         'probe': s.modes(2).transpose(1, 2, 0), 'p/dx_spec': [[s.pixel, s.pixel]]})
    listed('fmask', 'ptychoshelves', ['fmask.mat'], s, amplitude=good)
    x, y = um(s)
    for name, mask in (('mask_bad', bad), ('mask_good', ~bad)):
        matlab(f'{name}.mat', {'diffraction': spoiled.transpose(1, 2, 0), 'mask': mask, 'pos_x': x[:, None], 'pos_y': y[:, None]})
        listed(name, 'stack', [f'{name}.mat'], s, probe=False, geometry=True, missing=['position-unit', *OPTICS, 'probe'], step='um', amplitude=good)
    written('shared_weights.ptyd', {'chunks/0/data': spoiled[:11], 'chunks/1/data': spoiled[11:], 'chunks/0/positions': np.stack(s.metres[::-1], 1)[:11],
                                    'chunks/1/positions': np.stack(s.metres[::-1], 1)[11:], 'meta/weight2d': (~bad).astype(float), 'meta/energy': s.energy / 1e3,
                                    'meta/distance': s.distance, 'meta/psize': [s.detector, s.detector]})
    listed('shared_weights', 'ptyd', ['shared_weights.ptyd'], s, probe=False, missing=['probe'], amplitude=good)
    s = Scan(15, 64, 32)
    q = 0.05  # 1/A
    written('steps.h5', {'root/datacube/data': s.counts.reshape(3, 5, 64, 64).astype(np.float32), 'root/datacube/dim0': [0, 0.8], 'root/datacube/dim1': [0, 1.1],
                         'root/datacube/dim2': [0, q], 'root/datacube/dim3': [0, q]},
            {'/': {'emd_group_type': 'file'}, **{f'root/datacube/dim{k}': {'units': 'A' if k < 2 else 'A^-1'} for k in range(4)}})
    listed('steps', 'py4dstem', ['steps.h5'], s, probe=False, missing=['probe'], x=np.tile(np.arange(5) * 1.1 * 64 * q, 3),
           y=np.repeat(np.arange(3) * 0.8 * 64 * q, 5))


for write in (beamlines, more, tike, ptychonn, cxi, nexus, ptyd, ptychodus, fold_slice, shelves, ptyrad, hxn, py4dstem, eiger, stacks):
    write()
with open(at('variants.json'), 'w') as f:
    json.dump(LISTED, f)
