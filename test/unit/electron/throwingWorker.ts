/** A worker thread whose task meets a bug, or fails with an error of the catalogue. */
import { serveJobs } from '../../../electron/node/jobs/serve';
import { AppError } from '../../../shared/errors/appError';

serveJobs(async (task) => {
  if (task === 'bug') throw new TypeError("Cannot read properties of undefined (reading 'x')");
  throw new AppError('plane-index', { array: 'Y', planes: 2, index: 5 });
});
