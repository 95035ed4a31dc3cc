import type { FormRow } from '../../shared/form/rows';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { plainText } from '../kit/CodeText';
import { LayerBadge } from '../kit/fields/LayerBadge';
import { isRedundant, layerWords, runnerUp } from '../kit/fields/layers';
import css from './Row.module.css';

interface Props {
  provenance: FieldProvenance | undefined;
  set: boolean;
  destinations: FormRow['destinations'];
  unread: string | undefined;
  unreadWhy: string | undefined;
}

/** Where a row's value comes from, whether setting it changes anything, and its destination or why no run reads it. */
export function Origin({ provenance, set, destinations, unread, unreadWhy }: Props) {
  const next = set && provenance ? runnerUp(provenance) : undefined;
  const redundant = set && provenance && isRedundant(provenance);
  const places = destinations.map(({ section, name }) => `${section}.${name}`).join(', ');
  return (
    <span className={css.origin}>
      {provenance && (
        <span className={css.badges}>
          <LayerBadge layer={provenance.layer} set={set} />
          {redundant && (
            <small
              title={`Redundant: the ${layerWords(next?.layer ?? provenance.layer, false)} is the same value`}
            >
              = default
            </small>
          )}
        </span>
      )}
      {unread === undefined ? (
        <small className={css.destinations} title={`Written to ${places}`}>
          {destinationsText(destinations)}
        </small>
      ) : (
        // That no run reads it matters more than its destination; the help bar shows both.
        <small
          className={css.unread}
          title={plainText(`${unreadWhy} Written to ${places}.`)}
          data-set={set || undefined}
        >
          <span aria-hidden="true">⊘</span> {unread}
        </small>
      )}
    </span>
  );
}

/** The sections without their common suffix: `pt_training, execution`. */
const destinationsText = (destinations: FormRow['destinations']): string =>
  [...new Set(destinations.map(({ section }) => section.replace(/_config$/, '')))].join(', ');
