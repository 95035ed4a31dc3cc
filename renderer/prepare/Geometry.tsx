import type { Recognition } from '../../shared/prepare/layouts';
import type { QuantityKind } from '../../shared/prepare/quantity';
import type { Geometry as Known, Recipe } from '../../shared/prepare/recipe';
import { CodeText } from '../kit/CodeText';
import { shortNumber } from '../kit/format';
import type { Job } from '../kit/job';
import { withGeometry } from './edit';
import css from './Geometry.module.css';
import { QuantityField } from './QuantityField';
import { setRecipe } from './store';
import type { PreviewOf } from './usePrepared';

interface Props {
  recipe: Recipe;
  preview: Job<PreviewOf>;
  /** What the files do not say, as their layout knows. */
  missing: Recognition['missing'];
}

interface Asked {
  readonly name: 'energy' | 'distance' | 'detector_pixel';
  readonly label: string;
  readonly kind: QuantityKind;
  /** Of a number without one. */
  readonly unit: string;
}

const ASKED: readonly Asked[] = [
  { name: 'energy', label: 'Energy', kind: 'energy', unit: 'eV' },
  { name: 'distance', label: 'Distance', kind: 'length', unit: 'm' },
  { name: 'detector_pixel', label: 'Detector pixel', kind: 'length', unit: 'm' },
];

/** What makes pixels of metres, where positions are in a length: asked for in one row where the file does not say it. */
export function Geometry({ recipe, preview, missing }: Props) {
  const { geometry } = recipe;
  const known = preview.value?.geometry.ok ? preview.value.geometry.value : null;
  const others = missing.filter(({ what }) => !ASKED.some(({ name }) => isOf(what, name)));
  const isNeeded = [preview.value?.positions, preview.value?.probe].some(
    (part) => part?.ok === false && part.error.code === 'geometry-missing',
  );
  const isShort =
    isNeeded || ASKED.some(({ name }) => geometry[name] === undefined && isAsked(missing, name));
  const isUsed = ASKED.some(({ name }) => geometry[name] !== undefined);
  if (!isShort && !isUsed && others.length === 0) return null;
  const inFile = {
    energy:
      known?.energyEv === undefined || known.energyEv === null
        ? null
        : `${shortNumber(known.energyEv)} eV`,
    distance:
      known?.distanceM === undefined || known.distanceM === null
        ? null
        : `${shortNumber(known.distanceM)} m`,
    detector_pixel:
      known?.detectorPixelM === undefined || known.detectorPixelM === null
        ? null
        : `${shortNumber(known.detectorPixelM * 1e6)} um`,
  };
  return (
    <section className={css.geometry} aria-label="Geometry" data-short={isShort || undefined}>
      {(isShort || isUsed) && (
        <div className={css.row}>
          {ASKED.map(({ name, label, kind, unit }) => (
            <span key={name} className={css.pair}>
              <QuantityField
                label={label}
                kind={kind}
                className={css.field}
                value={geometry[name] ?? null}
                placeholder={
                  geometry[name] !== undefined && inFile[name] !== null ? `${inFile[name]}` : unit
                }
                onChange={(value) => setRecipe(withGeometry(recipe, { [name]: value }))}
              />
            </span>
          ))}
          <span className={css.pixel}>
            {known?.pixelM ? `object pixel ${shortNumber(known.pixelM * 1e9)} nm` : ''}
          </span>
        </div>
      )}
      {others.map(({ what, words, needed }) => (
        <p key={what} className={css.line} data-needed={needed || undefined}>
          <CodeText text={words} />
        </p>
      ))}
    </section>
  );
}

/** `detector-pixel` and `detector_pixel` are the same. */
const isOf = (what: string, name: keyof Known): boolean => what.replaceAll('-', '_') === name;

const isAsked = (missing: Props['missing'], name: keyof Known): boolean =>
  missing.some(({ what, needed }) => needed && isOf(what, name));
