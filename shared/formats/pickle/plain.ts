/** What was read as plain data, within the limits: the memo makes loops, and lists that name one another a million times. */
import { AppError } from '../../errors/appError';
import type { PickleLimited } from '../../errors/codes';
import { formatValue } from '../../values/python';
import { Bytes, Dictionary, Dtype, Named, type Node } from './nodes';
import { NotRead, type Pickled, type PickleLimits } from './pickled';

const tooMuch = (what: PickleLimited, limit: number) =>
  new AppError('pickle-too-much', { what, limit });

/** The value of a node. Throws an `AppError` beyond a limit. */
export function plain(root: Node, limits: PickleLimits): Pickled {
  const open = new Set<Node>();
  let left = limits.values;
  let text = limits.text;

  const counted = (value: string): string => {
    text -= value.length;
    if (text < 0) throw tooMuch('characters', limits.text);
    return value;
  };

  const within = <T>(node: Node, make: () => T): T => {
    if (open.has(node)) throw new AppError('pickle-loop', {});
    if (open.size >= limits.depth) throw tooMuch('levels', limits.depth);
    open.add(node);
    const made = make();
    open.delete(node);
    return made;
  };

  const visit = (node: Node): Pickled => {
    left -= 1;
    if (left < 0) throw tooMuch('values', limits.values);
    if (typeof node === 'string') return counted(node);
    if (Array.isArray(node)) return within(node, () => node.map(visit));
    if (node instanceof Dictionary)
      return within(
        node,
        () => new Map(node.items.map(([key, value]) => [keyText(key), visit(value)])),
      );
    if (node instanceof Named) return new NotRead(node.name);
    if (node instanceof Bytes) return new NotRead('bytes', [node.bytes.length]);
    if (node instanceof Dtype) return new NotRead('numpy.dtype');
    return node;
  };

  const keyText = (key: Node): string => {
    if (typeof key === 'string') return counted(key);
    const simple = key === null || typeof key !== 'object';
    return counted(simple ? formatValue(key) : '(…)');
  };

  return visit(root);
}
