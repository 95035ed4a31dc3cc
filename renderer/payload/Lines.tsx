import { LAYER_WORDS } from '../kit/fields/layers';
import css from './Lines.module.css';
import type { Line } from './sections';

/** Key and value lines of one JSON object, each marked with the colour of its layer. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <div className={css.lines}>
      {lines.map(({ key, text, layer }, i) => (
        <div key={key} className={css.line}>
          <span className={css.mark} data-layer={layer} />
          <span className={css.text}>
            <span className={css.key}>"{key}"</span>: {text}
            {i < lines.length - 1 ? ',' : ''}
          </span>
          {layer && <span className={css.word}>{LAYER_WORDS[layer]}</span>}
        </div>
      ))}
    </div>
  );
}
