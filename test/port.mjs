// @ts-check
import { createServer } from 'node:net';

/** A port of this machine that nothing listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((go, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => go(typeof address === 'object' && address ? address.port : 0));
    });
  });
