/** Whether what happened is what the table says. */
import type { Happening } from './case';
import type { Ran } from './run';

type Kind = Happening['kind'];
type Of<K extends Kind> = Extract<Happening, { kind: K }>;
/** What is otherwise than the table says, in words; empty when nothing is. */
type Check<K extends Kind> = (happens: Of<K>, ran: Ran, base: Ran | undefined) => string;

/** How a run ended. */
function ending({ exit, signal, error, output, limit }: Ran): string {
  if (error)
    return `${error.type} while ${error.stage}: ${error.message.slice(0, 300)} [${error.frames.slice(-3).join(' ')}]`;
  if (limit) return 'it was stopped at its limit';
  if (exit === 0) return 'no error';
  return `exit ${exit}${signal === null ? '' : ` by ${signal}`}: ${output.slice(-300)}`;
}

/** What a run gives: a bundle after training, a reconstruction after inference; train_lightning_only writes its settings. */
const isDone = (ran: Ran): boolean =>
  ran.exit === 0 &&
  ran.error === null &&
  !ran.limit &&
  (ran.bundle || ran.files.some((file) => /reconstructed_amplitude|effective_runtime/.test(file)));

const losses = ({ metrics }: Ran): (number | string)[] =>
  Object.entries(metrics).flatMap(([name, values]) => (name.includes('_loss') ? values : []));

const resultOf = ({ seen }: Ran): string | undefined => seen.reconstruction?.digest ?? seen.weights;

function at(values: unknown, place: string): unknown {
  let value = values;
  for (const name of place.split('.'))
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
  return value;
}

/** The words where something does not fit; how it ended comes first. */
const unless = (fits: boolean, ran: Ran, more = ''): string =>
  fits ? '' : [ending(ran), more].filter(Boolean).join(', ');

const compared =
  (fits: (ran: Ran, base: Ran) => string) =>
  (_: unknown, ran: Ran, base: Ran | undefined): string =>
    base && isDone(ran) && isDone(base)
      ? fits(ran, base)
      : `${ending(ran)}; compared with: ${base ? ending(base) : 'nothing'}`;

const CHECKS: { readonly [K in Kind]: Check<K> } = {
  crash: ({ type, says = '', stage }, ran) => {
    const { error } = ran;
    const fits =
      error?.type === type &&
      error.message.includes(says) &&
      (stage ?? error.stage) === error.stage;
    return unless(fits, ran);
  },
  raised: ({ stage }, { error, ...ran }) =>
    unless(error !== null && (stage ?? error.stage) === error.stage, { error, ...ran }),
  refused: ({ says }, ran) =>
    unless(ran.exit !== 0 && ran.error === null && ran.output.includes(says), ran),
  finishes: ({ says = '' }, ran) => unless(isDone(ran) && ran.output.includes(says), ran),
  'not-finite': (_, ran) =>
    unless(
      isDone(ran) && losses(ran).some((loss) => typeof loss === 'string'),
      ran,
      `losses ${losses(ran).join(' ')}`,
    ),
  untrained: (_, ran) =>
    unless(isDone(ran) && ran.seen.steps === 0, ran, `${ran.seen.steps} steps`),
  endless: (_, ran) => unless(ran.limit, ran),
  recorded: ({ place, value }, ran) => {
    const seen = JSON.stringify(at(ran.recorded, place));
    return unless(isDone(ran) && seen === JSON.stringify(value), ran, `${place} ${seen}`);
  },
  rate: ({ value }, ran) => {
    const rates = [...new Set(ran.metrics.learning_rate)];
    const fits = rates.length === 1 && Math.abs(Number(rates[0]) / value - 1) < 1e-6;
    return unless(isDone(ran) && fits, ran, `rates ${rates.join(' ')}`);
  },
  file: ({ has, there }, ran) =>
    unless(
      isDone(ran) && ran.files.some((file) => file.includes(has)) === there,
      ran,
      ran.files.join(' '),
    ),
  same: compared((ran, base) =>
    resultOf(ran) !== undefined && resultOf(ran) === resultOf(base) ? '' : 'another result',
  ),
  differs: compared((ran, base) =>
    resultOf(ran) !== undefined && resultOf(ran) !== resultOf(base) ? '' : 'the same result',
  ),
  'same-tensors': compared((ran, base) => {
    const [one, other] = [ran, base].map(({ seen }) => (seen.optimised ?? []).join(' '));
    return one !== '' && one === other ? '' : `tensors ${one} / ${other}`;
  }),
};

/** What is otherwise than the table says, in words; empty when nothing is. `base` is the run that it is compared with. */
export function otherwise<K extends Kind>(
  happens: Of<K> & { kind: K },
  ran: Ran,
  base: Ran | undefined,
): string {
  const check: Check<K> = CHECKS[happens.kind];
  return check(happens, ran, base);
}
