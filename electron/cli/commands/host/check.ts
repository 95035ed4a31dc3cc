/** `pinnboard host check NAME`: what a host answers, each with its origin, or why it does not. */
import type { Command } from 'commander';
import type { Answer, HostAnswers, PathThere } from '../../../../shared/hosts/answers';
import { type Host, reachWords } from '../../../../shared/hosts/host';
import { schedulerNamed } from '../../../../shared/hosts/schedulers';
import {
  existenceText,
  gpuText,
  partitionText,
  revisionText,
} from '../../../../shared/hosts/words';
import { sizeText } from '../../../../shared/values/bytes';
import { askHost } from '../../../node/hosts/ask';
import { connect } from '../../../node/hosts/connect';
import type { Hosts } from '../../../node/hosts/store';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, sayJson, table } from '../../io';

/** Adds the command. */
export function addCheck(host: Command, io: Io, done: (code: number) => void, hosts: Hosts): void {
  host
    .command('check <name>')
    .summary('ask a host what it has')
    .description(
      'Asks a host for its partitions, GPUs, free space, the folders of its path map and the PtychoPINN of its interpreter. A question that is not answered within 20 s is skipped and does not delay the others.',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      exitHelp('something that a run needs is missing or was not answered; GPUs do not count'),
    )
    .action(async (name: string, { json }: { readonly json?: boolean }) => {
      const { host: known } = await hosts.find(name);
      done(await check(known, json ?? false, io));
    });
}

async function check(host: Host, json: boolean, io: Io): Promise<number> {
  const connection = connect(host);
  try {
    const paths = host.paths.map(({ here }) => here);
    const answers = await askHost(host, connection, { paths });
    const caution = host.scheduler === null ? null : schedulerNamed(host.scheduler).caution;
    if (json) sayJson(io.stdout, { host: host.name, ...answers, caution });
    else {
      say(io.stdout, headingOf(host, answers));
      for (const line of table(rowsOf(host, answers))) say(io.stdout, line);
    }
    if (caution !== null) say(io.stderr, `note: ${caution}`);
    return isReady(answers) ? EXIT.ok : EXIT.no;
  } finally {
    await connection.close();
  }
}

/** `Beamline: Slurm over ssh (gpu-login), asked at TIME`. */
function headingOf({ name, reach, scheduler }: Host, { gpus }: HostAnswers): string {
  const destination = reach.kind === 'ssh' ? ` (${reach.destination})` : '';
  const how = `${reachWords({ reach, scheduler })}${destination}`;
  return `${name}${how === 'this machine' ? '' : `: ${how}`}, asked at ${gpus.at}`;
}

function rowsOf(host: Host, answers: HostAnswers): string[][] {
  const { partitions, gpus, free, runs, revision, paths } = answers;
  const folder = host.runs ?? '';
  return [
    ...lines(partitions, (list) => list.map(partitionText)),
    ...lines(gpus, (list) => (list.length === 0 ? ['no GPUs'] : list.map(gpuText))),
    ...lines(free, (bytes) => [`${sizeText(bytes)} in ${folder}`]),
    ...lines(runs, (found) => [`${folder}: ${existenceText(found)}`], 'runs'),
    ...paths.flatMap(pathLines),
    ...lines(revision, (found) => [`${revisionText(found)} in ${found.folder}`], 'PtychoPINN'),
  ];
}

const pathLines = ({ here, there, answer }: PathThere): string[][] =>
  answer === null
    ? [['path map', `${here}: no folder of the path map holds it`]]
    : lines(answer, (found) => [`${here} is ${there}: ${existenceText(found)}`], 'path map');

/** A line for each part of an answer, the first with its origin; or its error. */
function lines<T>(answer: Answer<T> | null, of: (value: T) => readonly string[], name?: string) {
  if (answer === null) return [];
  const texts = 'value' in answer ? of(answer.value) : [`not known: ${answer.error.message}`];
  return texts.map((text, i) => [i === 0 ? (name ?? answer.origin) : '', text]);
}

/** Whether all that a run needs is there, as far as it was asked. */
function isReady({ partitions, runs, revision, paths }: HostAnswers): boolean {
  const isKnown = (answer: Answer<unknown> | null) => answer === null || 'value' in answer;
  const isThere = ({ answer }: PathThere) =>
    answer !== null && 'value' in answer && answer.value.kind !== 'missing';
  return (
    [partitions, revision].every(isKnown) &&
    (runs === null || ('value' in runs && runs.value.isWritable === true)) &&
    paths.every(isThere)
  );
}
