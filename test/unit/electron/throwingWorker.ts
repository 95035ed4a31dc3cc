/** A worker thread whose task meets a bug, logs one, or fails with an error of the catalogue. */
import { serveJobs } from '../../../electron/node/jobs/serve';
import { logError } from '../../../electron/node/log';
import { AppError } from '../../../shared/errors/appError';

serveJobs(async (task) => {
  if (task === 'log') {
    logError('rule bad', new TypeError('x is undefined'));
    return { value: null };
  }
  if (task === 'bug') throw new TypeError("Cannot read properties of undefined (reading 'x')");
  throw new AppError('plane-index', { array: 'Y', planes: 2, index: 5 });
});
