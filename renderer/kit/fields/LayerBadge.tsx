import type { Layer } from '../../../shared/provenance/provenance';
import { tip } from '../Tip';
import css from './LayerBadge.module.css';
import { layerWords } from './layers';

/** The winning layer by name and colour. */
export function LayerBadge({ layer, set, title }: { layer: Layer; set: boolean; title?: string }) {
  return (
    <span className={css.badge} data-layer={layer} {...tip(title)}>
      {layerWords(layer, set)}
    </span>
  );
}
