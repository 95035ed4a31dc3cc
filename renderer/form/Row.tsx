import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type RowSetting, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { currentText } from '../../shared/form/typedText';
import { capital } from '../../shared/values/capital';
import { choicesOf } from '../../shared/values/choices';
import { plainText } from '../kit/CodeText';
import { layerWords, runnerUp } from '../kit/fields/layers';
import { rangeText } from '../kit/fields/rangeText';
import { useDocument, useResolved } from '../store/store';
import { isUnusual } from './controls';
import { defaultText, landedText } from './effective';
import { Frame } from './Frame';
import type { RowState } from './filter';
import { Origin } from './Origin';
import { PendingLine } from './PendingLine';
import { PinButton } from './PinButton';
import { PresetMark } from './PresetMark';
import { pathState } from './pathState';
import { ResetButton } from './ResetButton';
import css from './Row.module.css';
import { SelectControl } from './SelectControl';
import { TextControl } from './TextControl';

type Props = {
  row: FormRow;
  provenance: RowState['provenance'];
  findings: RowState['findings'];
  /** Why the setting has no effect on a run, in two words and in full; absent when it has. */
  unread: string | undefined;
  unreadWhy: string | undefined;
  /** What the run uses: the sentence, and without its reason. */
  used: string | undefined;
  usedShort: string | undefined;
};

/** One field: label and Python name, control, winning layer and used value, reset, findings. */
export const Row = memo(function Row(props: Props) {
  const { row, provenance, findings, unread, unreadWhy, used, usedShort } = props;
  // Controls show what is edited, everything beside them what was resolved.
  const setting = useDocument(useShallow(({ draft }) => rowSetting(row, draft)));
  const resolved = useResolved(useShallow(({ draft }) => rowSetting(row, draft)));
  const target = useResolved(({ draft }) => draft.target);
  const typed = useDocument((doc) => currentText(doc.typed[row.name], setting));
  const problem = typed?.problem ?? null;

  const choices = choicesOf(row.type);
  const fallback = defaultText(target, row, provenance, resolved.set);
  const id = `help-${row.name}`;
  return (
    <Frame
      name={row.name}
      label={row.label}
      code={nameChain(row)}
      help={plainText(row.help)}
      findings={findings}
      edge={resolved.set ? (resolved.option ? 'execution' : 'override') : undefined}
      dead={unread !== undefined && !resolved.set}
      worst={problem !== null ? 'error' : findings[0]?.severity}
      mark={<PresetMark row={row} />}
      control={
        choices ? (
          <SelectControl {...{ row, setting, choices, fallback }} describedBy={id} />
        ) : (
          <TextControl
            {...{ row, setting, fallback }}
            becomes={resolved.set ? landedText(target, row, provenance, resolved.value) : null}
            describedBy={id}
          />
        )
      }
      origin={
        <Origin
          provenance={provenance}
          set={resolved.set}
          second={pathState(row, resolved.set, findings) ?? usedShort}
          sentence={used}
          ignored={resolved.set && !findings.some(({ outcome }) => outcome === 'ignored')}
          {...{ unread, unreadWhy }}
        />
      }
      action={(isHot) =>
        setting.set || problem !== null ? (
          <ResetButton
            row={row}
            to={setting.set ? fallback : ''}
            layer={layerBelow(resolved, provenance)}
          />
        ) : (
          isHot && (
            <PinButton
              row={row}
              provenance={resolved.set ? undefined : provenance}
              text={fallback}
            />
          )
        )
      }
    >
      <span id={id} className="sr-only">
        {[
          problem === null ? '' : `Text not understood: ${problem}.`,
          plainText(used ?? ''),
          plainText(row.help),
          sentence(rangeText(row.range)),
          plainText(unreadWhy ?? ''),
        ]
          .filter(Boolean)
          .join(' ')}
      </span>
      <PendingLine {...{ row, setting, typed, fallback }} />
      {problem === null && setting.set && isUnusual(setting.value, row.range) && (
        <p className={css.hint}>Unusual value: {rangeText(row.range)}.</p>
      )}
    </Frame>
  );
});

const sentence = (text: string): string => (text === '' ? '' : `${capital(text)}.`);

/** The layer that wins without the setting, in words. */
function layerBelow({ set }: RowSetting, provenance: RowState['provenance']): string {
  const next = set && provenance ? runnerUp(provenance) : undefined;
  return next ? layerWords(next.layer, false) : '';
}

/** The form's own name and the one it is written to: `gridsize → grid_size`. */
function nameChain(row: FormRow): string {
  const landed = row.destinations[0]?.name;
  const same = landed === undefined || landed === row.names[0] || !row.names.includes(landed);
  return same ? row.name : `${row.name} → ${landed}`;
}
