/** A failure as a text for a report: what a developer needs, and nothing of the user's machine or name. */
import { ENTRY_POINT_FACTS, type EntryPoint } from '../request/entryPoint';
import { datasetPath, modelPath, type Request, validationPath } from '../request/request';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';
import type { Raised } from './exceptions';

export interface Reported {
  /** The commit of the PtychoPINN that ran; null where it was not found. */
  readonly revision: string | null;
  readonly target: string;
  readonly entryPoint: EntryPoint;
  readonly request: Request | null;
  readonly chain: readonly Raised[];
  /** The last lines of the log, where there is no exception. */
  readonly lines: readonly string[];
  /** What is said first. */
  readonly text: string;
  /** The rule that predicted it. */
  readonly predictedBy: string | null;
  /** Rules that predicted a crash, and not this one. */
  readonly others: readonly string[];
  readonly pinnboard: string;
}

/** Frames of each exception. */
const FRAMES = 5;

/** The report, in lines of plain text. Paths are shortened to what PtychoPINN and its packages have in common everywhere. */
export function reportText(run: Reported): string {
  const short = shortener(run.request);
  const raised = run.chain.flatMap((one) => [
    ...one.frames.slice(-FRAMES).map(({ file, line, name }) => `  ${short(file)}:${line} ${name}`),
    `${one.type}: ${short(one.message)}`,
  ]);
  return [
    `PtychoPINN ${run.revision ?? 'of an unknown revision'}, resolved for ${run.target}; Pinnboard ${run.pinnboard}`,
    `Entry point: ${ENTRY_POINT_FACTS[run.entryPoint].title} (${run.entryPoint})${run.request ? `, ${run.request.workflow}` : ''}`,
    '',
    ...(raised.length > 0 ? raised : [short(run.text), ...run.lines.map(short)]),
    '',
    ...settingLines(run.request),
    run.predictedBy === null ? 'No rule predicted this.' : `Predicted by ${run.predictedBy}.`,
    ...(run.others.length > 0 ? [`Another crash was predicted by ${run.others.join(', ')}.`] : []),
  ].join('\n');
}

function settingLines(request: Request | null): string[] {
  if (request === null) return ['The request could not be read.'];
  const set = [
    ...Object.entries(request.overrides).map(([name, value]) => [name, value] as const),
    ...Object.entries(request.execution ?? {}).map(
      ([name, value]) => [`execution.${name}`, value] as const,
    ),
    ...(request.profile ? [['profile', request.profile] as const] : []),
    ...(request.cli_defaults ? [['cli_defaults', true] as const] : []),
  ];
  if (set.length === 0) return ['All settings have their defaults.'];
  return [
    'Settings that differ from the defaults:',
    ...set.map(([name, value]) => `  ${name} = ${settingText(name, value)}`),
  ];
}

/** Fields for the user's own words. */
const FREE_TEXT: readonly string[] = ['experiment_name', 'model_name', 'notes'];

/** A value as Python writes it; free text may hold a name, and a path does. */
function settingText(name: string, value: Value): string {
  if (typeof value !== 'string') return formatValue(value);
  return FREE_TEXT.includes(name) || !/^[\w.+-]{0,24}$/.test(value) ? '…' : formatValue(value);
}

/** What a path has in common on every machine. */
const KNOWN =
  /^.*?\/((?:site-packages|ptycho_torch|ptycho|scripts)\/.*|(?:pinnboard_payload|run)\.py)$/;
const PATH = /(?:[A-Za-z]:[\\/]|\/)(?:[^\s'"`:,;()[\]<>|]+[\\/])*[^\s'"`:,;()[\]<>|]*/g;

/** Replaces paths in a text: the request's own by their settings' names, others by their known part or `…`. */
function shortener(request: Request | null): (text: string) => string {
  const own = request === null ? [] : ownPaths(request);
  return (text) => {
    let said = text;
    for (const [name, path] of own)
      for (const one of [path, path.slice(path.lastIndexOf('/') + 1)])
        if (one.length > 2) said = said.replaceAll(one, `<${name}>`);
    return said.replaceAll(PATH, (path) => shortPath(path));
  };
}

function shortPath(path: string): string {
  if (path === '/') return path;
  const plain = path.replaceAll('\\', '/');
  const [, known] = KNOWN.exec(plain) ?? [];
  if (known !== undefined) return known;
  const [extension = ''] = /\.[a-z0-9]{1,5}$/i.exec(plain) ?? [];
  return `…${extension}`;
}

function ownPaths(request: Request): (readonly [name: string, path: string])[] {
  const validation = request.workflow === 'training' ? (validationPath(request) ?? '') : '';
  return [
    [request.workflow === 'training' ? 'train_data_file' : 'test_data_file', datasetPath(request)],
    ['test_data_file', validation],
    ['model_path', request.workflow === 'inference' ? modelPath(request) : ''],
  ].flatMap(([name = '', path = '']) => (path === '' ? [] : [[name, path] as const]));
}
