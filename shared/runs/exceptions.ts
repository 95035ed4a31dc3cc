/** Python's tracebacks in what a program printed. */

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

export interface Raised {
  /** Its class without the module: `ValueError`. */
  readonly type: string;
  /** What it says; may have several lines, or be empty. */
  readonly message: string;
  /** The last frames, the innermost last. */
  readonly frames: readonly Frame[];
  /** The next one was raised `from` this one; else while this one was handled. */
  readonly isCause: boolean;
}

const BEGIN = 'Traceback (most recent call last):';
const CAUSED = 'The above exception was the direct cause of the following exception:';
const MEANWHILE = 'During handling of the above exception, another exception occurred:';

/** What Python prints before the traceback of an exception that ends nothing. */
const IGNORED = /(?:^|\n)(?:Exception ignored in.*|--- Logging error ---)$/;

const FRAMES = 12;
/** Lines of a message that are kept: tensors print hundreds. */
const MESSAGE_LINES = 20;

/** The exceptions of the last traceback of a text, in the order in which they were raised; empty for none. */
export function exceptionsIn(text: string): readonly Raised[] {
  const blocks = text.replaceAll('\r\n', '\n').split(BEGIN);
  const chain: Raised[] = [];
  let last = blocks.length - 1;
  while (last > 0 && IGNORED.test(blocks[last - 1]?.trimEnd() ?? '')) last -= 1;
  for (let at = last; at > 0; at -= 1) {
    const raised = raisedIn(blocks[at] ?? '');
    if (raised) chain.unshift(raised);
    const before = (blocks[at - 1] ?? '').trimEnd();
    if (!before.endsWith(CAUSED) && !before.endsWith(MEANWHILE)) break;
  }
  return chain;
}

/** The one that says most: the first cause of the last one. PtychoPINN wraps what Lightning raises. */
export function causeOf(chain: readonly Raised[]): Raised | null {
  let at = chain.length - 1;
  while (chain[at - 1]?.isCause) at -= 1;
  return chain[at] ?? null;
}

/** `ValueError: a group needs more neighbours`, on one line. */
export const raisedLine = ({ type, message }: Pick<Raised, 'type' | 'message'>): string =>
  message === '' ? type : `${type}: ${message.split('\n', 1)[0]}`;

const FRAME = /^ {2}File "(.*)", line (\d+), in (.+)$/;
const EXCEPTION = /^(?:[\p{L}_][\p{L}\p{N}_]*\.)*([\p{L}_][\p{L}\p{N}_]*)(?:: (.*))?$/u;

/** What follows the heading of a traceback: indented frames, then the exception. */
function raisedIn(block: string): Raised | null {
  const lines = block.split('\n').slice(1);
  const end = lines.findIndex((line) => line !== '' && !/^\s/.test(line));
  const [, type, first = ''] = EXCEPTION.exec(lines[end]?.trimEnd() ?? '') ?? [];
  if (type === undefined) return null;
  const rest = lines.slice(end + 1);
  const stop = rest.findIndex((line) => line.trim() === '');
  const frames = lines.slice(0, end).flatMap((line) => {
    const [, file, number, name] = FRAME.exec(line) ?? [];
    return file === undefined || name === undefined ? [] : [{ file, line: Number(number), name }];
  });
  return {
    type,
    message: [first, ...rest.slice(0, Math.min(Math.max(stop, 0), MESSAGE_LINES))].join('\n'),
    frames: frames.slice(-FRAMES),
    isCause: block.trimEnd().endsWith(CAUSED),
  };
}
