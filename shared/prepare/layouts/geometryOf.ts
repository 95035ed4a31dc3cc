/** Energy, distance and detector of files that follow NeXus or CXI: by names, wherever they are within the entry. */
import type { SourceArray } from '../source';
import type { FileView } from './fileView';
import type { Found } from './layout';

/** The arrays below `entry` with one of those last names, those whose path has one of `groups` first. */
function named(
  file: FileView,
  entry: string,
  names: readonly string[],
  groups: RegExp,
): SourceArray | undefined {
  const inside = file.arrays.filter(
    ({ path }) => path.startsWith(entry) && names.includes(path.slice(path.lastIndexOf('/') + 1)),
  );
  const ordered = names.flatMap((name) => inside.filter(({ path }) => path.endsWith(`/${name}`)));
  return ordered.find(({ path }) => groups.test(path)) ?? ordered[0];
}

/** @param units of the format, where the file gives none; energies without one are read by their size */
export function geometryOf(
  file: FileView,
  entry: string,
  units: { readonly energy: string | null; readonly wavelength: string; readonly length: string },
): NonNullable<Found['geometry']> {
  const beam = /beam|source|mono|illumination/i;
  const detector = /detector|instrument/i;
  const energy = named(
    file,
    entry,
    ['energy', 'incident_energy', 'incident_beam_energy', 'photon_energy'],
    beam,
  );
  const wavelength = named(file, entry, ['incident_wavelength', 'wavelength'], beam);
  const distance = named(
    file,
    entry,
    ['distance', 'detector_distance', 'sample_detector_distance'],
    detector,
  );
  const found = {
    energy: file.quantity(energy, units.energy ?? energyUnit(energy)),
    wavelength: file.quantity(wavelength, units.wavelength),
    distance: file.quantity(distance, units.length),
    detector_pixel: file.quantity(named(file, entry, ['x_pixel_size'], detector), units.length),
    detector_pixel_y: file.quantity(named(file, entry, ['y_pixel_size'], detector), units.length),
  };
  const { energy: known, wavelength: orWavelength, ...rest } = found;
  return {
    ...(known ? { energy: known } : orWavelength ? { wavelength: orWavelength } : {}),
    ...(rest.distance ? { distance: rest.distance } : {}),
    ...(rest.detector_pixel ? { detector_pixel: rest.detector_pixel } : {}),
    ...(rest.detector_pixel_y ? { detector_pixel_y: rest.detector_pixel_y } : {}),
  };
}

/** X-rays of 200 eV and more, or the same in joule; between them nothing is certain. */
export function energyUnit(array: SourceArray | undefined): string | null {
  const value = Array.isArray(array?.value) ? array.value[0] : array?.value;
  if (typeof value !== 'number') return null;
  if (value >= 200) return 'eV';
  return value > 0 && value < 1e-12 ? 'J' : null;
}
