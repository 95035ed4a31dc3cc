import type { Recipe } from '../../shared/prepare/recipe';
import { QuantityField } from './QuantityField';
import css from './StepFields.module.css';
import { setRecipe } from './store';

interface Props {
  recipe: Recipe;
  /** The probe does not fit without it. */
  isAsked: boolean;
}

/** The pixel of a probe that is read, by which it is resampled; nothing for one on the patterns' grid, or one that is made. */
export function ProbePixel({ recipe, isAsked }: Props) {
  const { probe } = recipe;
  if ('made' in probe || (probe.pixel === undefined && !isAsked)) return null;
  return (
    <div className={css.fields}>
      <QuantityField
        label="Pixel of the probe"
        kind="length"
        value={probe.pixel ?? null}
        placeholder="as large as the object's"
        onChange={(pixel) => setRecipe({ ...recipe, probe: { ...probe, pixel } })}
      />
    </div>
  );
}
