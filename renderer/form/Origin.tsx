import type { FormRow } from '../../shared/form/rows';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { LayerBadge } from '../kit/fields/LayerBadge';
import { isRedundant, layerWords, runnerUp } from '../kit/fields/layers';
import css from './Row.module.css';

interface Props {
  provenance: FieldProvenance | undefined;
  set: boolean;
  lands: FormRow['lands'];
  unread: string | undefined;
  unreadWhy: string | undefined;
}

/** Where a row's value comes from, whether setting it made any difference, and where it lands or that no run gets it. */
export function Origin({ provenance, set, lands, unread, unreadWhy }: Props) {
  const next = set && provenance ? runnerUp(provenance) : undefined;
  const redundant = set && provenance && isRedundant(provenance);
  const places = lands.map(({ section, name }) => `${section}.${name}`).join(', ');
  return (
    <span className={css.origin}>
      {provenance && (
        <span className={css.badges}>
          <LayerBadge layer={provenance.layer} set={set} />
          {redundant && (
            <small
              title={`Redundant: without it the ${layerWords(next?.layer ?? provenance.layer, false)} gives the same value`}
            >
              = default
            </small>
          )}
        </span>
      )}
      {unread === undefined ? (
        <small className={css.lands} title={`Lands in ${places}`}>
          {landsText(lands)}
        </small>
      ) : (
        // Where it lands matters less than that nothing takes it from there; the help bar tells both.
        <small
          className={css.unread}
          title={`${unreadWhy} It lands in ${places}.`}
          data-set={set || undefined}
        >
          <span aria-hidden="true">⊘</span> {unread}
        </small>
      )}
    </span>
  );
}

/** The sections without what all their names share: `pt_training, execution`. */
const landsText = (lands: FormRow['lands']): string =>
  [...new Set(lands.map(({ section }) => section.replace(/_config$/, '')))].join(', ');
