import { modelFacts } from '../../shared/dataset/model';
import { shapeText } from '../../shared/dataset/probeSize';
import type { Fit } from '../../shared/inspection/fits';
import {
  type Inspection,
  type Layer,
  parametersOf,
  sharedWith,
  tensorName,
} from '../../shared/inspection/inspection';
import type { InspectedModel } from '../../shared/ipc/runs';
import { typeOfName } from '../../shared/targets/catalogue';
import { sizeText } from '../../shared/values/bytes';
import { dateText } from '../../shared/values/dates';
import { shownText } from '../../shared/values/shown';
import { Breaking } from '../kit/Breaking';
import { CodeText } from '../kit/CodeText';
import { Dialog, Sheet } from '../kit/Dialog';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { markOf } from '../kit/findings/outcomes';
import { Icon, type IconName } from '../kit/Icon';
import { RuleLink } from '../kit/RuleLink';
import { useDocument } from '../store/store';
import css from './ModelSheet.module.css';
import { useModelSheet } from './store';

/** A trained network: what it is, whether it fits what is open, and its layers. */
export function ModelSheet() {
  const { model, problem } = useModelSheet();
  const title = model === null ? 'Model' : `Model ${model.name}`;
  return (
    <Dialog label={title} wide>
      <Sheet title={title} className={css.sheet}>
        {problem !== null && (
          <p className={css.problem} role="alert">
            <CodeText text={problem} />
          </p>
        )}
        {model && <Content model={model} />}
        {model === null && problem === null && <p className={css.dim}>Reading the model…</p>}
      </Sheet>
    </Dialog>
  );
}

function Content({ model: { path, inspection, fits } }: { model: InspectedModel }) {
  return (
    <div className={css.columns}>
      <div>
        <p className={css.path}>
          <code>{path}</code>
        </p>
        {inspection && <Facts inspection={inspection} />}
        <Fits fits={fits} />
      </div>
      {inspection && <Layers inspection={inspection} />}
    </div>
  );
}

function Facts({ inspection }: { inspection: Inspection }) {
  const target = useDocument((doc) => doc.draft.target);
  const { kind, epoch, step, size, modified, schema, notRead } = inspection;
  const about = [
    kind === 'bundle' ? 'Bundle' : `Checkpoint of epoch ${epoch ?? '?'}, step ${step ?? '?'}`,
    `saved ${dateText(modified)}`,
    sizeText(size),
    ...(schema === null ? [] : [`configuration stored as \`${schema}\``]),
  ];
  return (
    <section aria-label="Trained network">
      <p className={css.dim}>
        <CodeText text={about.join(' · ')} />
      </p>
      <dl className={css.facts}>
        {modelFacts(inspection).map(({ label, name, value }) => (
          <div key={name}>
            <dt>
              {label} <code>{name}</code>
            </dt>
            <dd>
              <code>{shownText(value, typeOfName(target, name))}</code>
            </dd>
          </div>
        ))}
      </dl>
      {notRead.map(({ name, problem }) => (
        <p key={name} className={css.dim}>
          <code>{name}</code> not read: <CodeText text={problem} />
        </p>
      ))}
    </section>
  );
}

const MARKS: { readonly [verdict in Fit['verdict']]: readonly [icon: IconName, word: string] } = {
  ok: ['ok', 'fits'],
  no: ['close', 'does not fit'],
  unknown: ['dashed', 'not known'],
};

/** What does not fit comes first. */
const ORDER: readonly Fit['verdict'][] = ['no', 'unknown', 'ok'];

const Fits = ({ fits }: { fits: readonly Fit[] }) => (
  <section aria-label="Fits the open dataset and configuration">
    <h3>
      Against the open dataset and configuration <span className={css.dim}>{fitsText(fits)}</span>
    </h3>
    <ul className={css.fits}>
      {ORDER.flatMap((verdict) => fits.filter((fit) => fit.verdict === verdict)).map(
        ({ verdict, about, text, finding }) => (
          <li key={`${about} ${text}`} data-verdict={verdict}>
            <span className={css.mark} role="img" aria-label={MARKS[verdict][1]}>
              <Icon name={MARKS[verdict][0]} size={14} />
            </span>
            <b>{about}</b>
            <div>
              {finding && (
                <span className={css.outcome} data-mark={markOf(finding)}>
                  <OutcomeMark mark={markOf(finding)} /> <RuleLink id={finding.rule} />
                </span>
              )}
              <CodeText text={text} />
            </div>
          </li>
        ),
      )}
    </ul>
  </section>
);

/** `2 of 14 do not fit` */
function fitsText(fits: readonly Fit[]): string {
  const count = fits.filter(({ verdict }) => verdict === 'no').length;
  return count === 0 ? '' : `${count} of ${fits.length} ${count === 1 ? 'does' : 'do'} not fit`;
}

function Layers({ inspection: { layers } }: { inspection: Inspection }) {
  const total = parametersOf(layers);
  return (
    <section aria-label="Layers" className={css.layers}>
      <h3>
        Layers <span className={css.dim}>{total.toLocaleString('en')} parameters</span>
      </h3>
      {layers.length === 0 ? (
        <p className={css.dim}>The layers were not read.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Layer</th>
              <th>Tensors</th>
              <th className={css.count}>Parameters</th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <LayerRow key={layer.name} layer={layer} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LayerRow({ layer }: { layer: Layer }) {
  const shared = sharedWith(layer);
  return (
    <tr data-shared={shared === undefined ? undefined : true}>
      <th scope="row">
        <LayerName name={layer.name} />
        {shared !== undefined && (
          <small>
            the same as <LayerName name={shared} />
          </small>
        )}
      </th>
      <td>
        {layer.tensors.map((tensor) => (
          <span key={tensor.name}>
            {tensorName(layer, tensor)} <code>{shapeText(tensor.shape)}</code>
          </span>
        ))}
      </td>
      <td className={css.count}>{layer.parameters.toLocaleString('en')}</td>
    </tr>
  );
}

const LayerName = ({ name }: { name: string }) => (
  <code>
    <Breaking text={name} at={/(?<=\.)/} />
  </code>
);
