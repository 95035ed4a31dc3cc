/** What the options of `pinnboard prepare` change in a recipe. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { withPositionUnit } from '../../shared/prepare/edits';
import { type Given, type QuantityKind, readQuantity } from '../../shared/prepare/quantity';
import type { Geometry, Recipe } from '../../shared/prepare/recipe';
import { type SplitSpec, splitSchema } from '../../shared/prepare/split';

export interface RecipeOptions {
  readonly size?: Recipe['size'];
  readonly energy?: Given;
  readonly distance?: Given;
  readonly detectorPixel?: Given;
  readonly split?: SplitSpec;
  readonly positionUnit?: string;
}

const POSITION_UNITS = ['px', 'm', 'mm', 'um', 'nm', 'A'];

/** Adds the options. */
export const withRecipeOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--size <n>',
        'size in pixels to which patterns are cropped or padded: 64, 128, 256 …; or keep',
      ).argParser(sizeOf),
    )
    .addOption(quantity('--energy <e>', 'photon energy', 'energy', '8.8keV'))
    .addOption(
      quantity('--distance <d>', 'distance from the sample to the detector', 'length', '1.5m'),
    )
    .addOption(quantity('--detector-pixel <p>', 'pixel size of the detector', 'length', '75um'))
    .addOption(
      new Option('--position-unit <unit>', 'unit of the positions in the file').choices(
        POSITION_UNITS,
      ),
    )
    .addOption(
      new Option(
        '--split <by:share>',
        'write training and validation files: random, blocks or stripes, and the fraction for validation, such as blocks:0.2',
      ).argParser(splitOf),
    );

const quantity = (flags: string, what: string, kind: QuantityKind, example: string): Option =>
  new Option(
    flags,
    `${what}, such as ${example}; a bare number is in ${kind === 'energy' ? 'eV' : 'm'}`,
  ).argParser((text) => {
    const given = readQuantity(text, kind);
    if (given) return given;
    throw new InvalidArgumentError(
      `Expected a positive number, with a unit such as ${kind === 'energy' ? 'eV or keV' : 'm, mm or um'}.`,
    );
  });

function sizeOf(text: string): Recipe['size'] {
  const size = Number(text);
  if (text === 'keep') return 'keep';
  if (Number.isInteger(size) && size >= 2 && size <= 8192) return size;
  throw new InvalidArgumentError('Expected keep, or a whole number from 2 to 8192.');
}

function splitOf(text: string): SplitSpec {
  const [by, share, seed] = text.split(':');
  const parsed = splitSchema.safeParse({
    by,
    share: Number(share),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(
    'Expected random:0.1, blocks:0.1 or stripes:0.1, with a share between 0 and 1; a seed may follow.',
  );
}

/** The recipe as the options have it. */
export function withOptions(recipe: Recipe, options: RecipeOptions): Recipe {
  const { size = recipe.size, split = recipe.split, energy, distance, detectorPixel } = options;
  const placed = options.positionUnit ? withPositionUnit(recipe, options.positionUnit) : recipe;
  return { ...placed, size, split, geometry: geometryOf(recipe.geometry) };

  function geometryOf(given: Geometry): Geometry {
    const { wavelength, pixel, pixel_y, reciprocal_pixel, detector_pixel_y, ...rest } = given;
    return {
      ...rest,
      ...(energy ? { energy } : wavelength && { wavelength }),
      ...(distance && { distance }),
      // A detector pixel that is given replaces whatever the files say of pixels.
      ...(detectorPixel
        ? { detector_pixel: detectorPixel }
        : {
            ...(pixel && { pixel }),
            ...(pixel_y && { pixel_y }),
            ...(reciprocal_pixel && { reciprocal_pixel }),
            ...(detector_pixel_y && { detector_pixel_y }),
          }),
    };
  }
}
