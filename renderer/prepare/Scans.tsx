import type { Points } from '../../shared/ipc/prepare';
import { unitInFile } from '../../shared/prepare/edits';
import { shortNumber } from '../kit/format';
import { ScanCanvas } from './ScanCanvas';
import css from './Scans.module.css';
import { spanOf } from './scan';
import { usePrepare } from './store';

interface Props {
  positions: { readonly before: Points; readonly after: Points };
}

/** The scan as the file has it, and in pixels of the object. */
export function Scans({ positions: { before, after } }: Props) {
  const index = usePrepare((state) => state.index);
  const unitX = usePrepare(({ recipe }) => unitInFile(recipe?.x ?? null));
  const unitY = usePrepare(({ recipe }) => unitInFile(recipe?.y ?? null));
  const [inFile, written] = [spanText(before, unitX, unitY), spanText(after, 'px', 'px')];
  return (
    <div className={css.pair}>
      <figure>
        <ScanCanvas
          className={css.scan}
          points={before}
          index={index < before.x.length ? index : null}
          label={`Scan in the file, ${inFile}`}
        />
        <figcaption>
          <span>scan in the file</span>
          <span>{inFile}</span>
        </figcaption>
      </figure>
      <figure>
        <ScanCanvas
          className={css.scan}
          points={after}
          index={index < after.x.length ? index : null}
          label={`Scan as it is written, ${written}`}
        />
        <figcaption>
          <span>xcoords, ycoords</span>
          <span>{written}</span>
        </figcaption>
      </figure>
    </div>
  );
}

/** `332 × 331 px`, `0.02 mm × 20 um`; without a unit that is not known. */
function spanText({ x, y }: Points, unitX: string | null, unitY: string | null): string {
  const size = (values: Float64Array) => {
    const [min, max] = spanOf(values);
    return shortNumber(Number((max - min).toPrecision(3)));
  };
  const withUnit = (unit: string | null) => (unit === null ? '' : ` ${unit}`);
  return `${size(x)}${unitX === unitY ? '' : withUnit(unitX)} × ${size(y)}${withUnit(unitY)}`;
}
