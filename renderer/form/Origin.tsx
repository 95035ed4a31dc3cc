import type { FieldProvenance } from '../../shared/provenance/provenance';
import { plainText } from '../kit/CodeText';
import { LayerBadge } from '../kit/fields/LayerBadge';
import { isRedundant, layerWords, runnerUp } from '../kit/fields/layers';
import { Icon } from '../kit/Icon';
import { Tip, tip } from '../kit/Tip';
import css from './Row.module.css';

interface Props {
  provenance: FieldProvenance | undefined;
  set: boolean;
  /** The second line: what the run uses, or the state of a path. */
  second: string | undefined;
  /** What the run uses, and where from. */
  sentence: string | undefined;
  unread: string | undefined;
  unreadWhy: string | undefined;
  /** The user set it, and no finding says that it has no effect. */
  ignored: boolean;
}

/** Where a row's value comes from, whether setting it changes anything, and what the run uses. */
export function Origin(props: Props) {
  const { provenance, set, second, sentence, unread, unreadWhy, ignored } = props;
  const next = set && provenance ? runnerUp(provenance) : undefined;
  const redundant = set && provenance && isRedundant(provenance);
  const why = plainText([sentence, unreadWhy].filter(Boolean).join('\n'));
  return (
    <Tip text={why}>
      <span className={css.origin}>
        <span className={css.badges}>
          {provenance && <LayerBadge layer={provenance.layer} set={set} />}
          {redundant && (
            <small
              {...tip(
                `Redundant: the ${layerWords(next?.layer ?? provenance.layer, false)} is the same value`,
              )}
            >
              = default
            </small>
          )}
          {unread !== undefined && ignored && (
            <small className={css.ignored}>
              <Icon name="slash" size={14} /> Ignored
            </small>
          )}
        </span>
        {unread !== undefined && !set ? (
          <small className={css.unread}>
            <span aria-hidden="true">⊘</span> {unread}
          </small>
        ) : (
          <small className={css.used}>{second}</small>
        )}
      </span>
    </Tip>
  );
}
