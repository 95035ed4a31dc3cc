import type { Points } from '../../shared/ipc/prepare';
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
  return (
    <div className={css.pair}>
      <figure>
        <ScanCanvas
          className={css.scan}
          points={before}
          index={index < before.x.length ? index : null}
          label={`Scan in the file, ${spanText(before)}`}
        />
        <figcaption>
          <span>scan in the file</span>
          <span>{spanText(before)}</span>
        </figcaption>
      </figure>
      <figure>
        <ScanCanvas
          className={css.scan}
          points={after}
          index={index < after.x.length ? index : null}
          label={`Scan as it is written, ${spanText(after)} pixels`}
        />
        <figcaption>
          <span>xcoords, ycoords</span>
          <span>{spanText(after)} px</span>
        </figcaption>
      </figure>
    </div>
  );
}

/** `332 × 331` */
function spanText({ x, y }: Points): string {
  const size = (values: Float64Array) => {
    const [min, max] = spanOf(values);
    return shortNumber(Number((max - min).toPrecision(3)));
  };
  return `${size(x)} × ${size(y)}`;
}
