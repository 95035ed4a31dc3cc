/** The log file, in the form of `electron-log`: `[time] [level] text`, with one older file beside it. */
import { inspect } from 'node:util';
import electronLog from 'electron-log/node';
import type { LogSink } from './log';

const LIMIT_BYTES = 1024 * 1024;

/** Appends to `file`, which is created with its folder at the first message. */
export function logToFile(file: string): LogSink {
  const logger = electronLog.create({ logId: file });
  logger.transports.console.level = false;
  logger.transports.file.setAppName('pinnboard');
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = LIMIT_BYTES;
  return (where, error) => {
    if (typeof error === 'string') logger.info(`${where}: ${error}`);
    else logger.error(`${where}: ${inspect(error)}`);
  };
}
