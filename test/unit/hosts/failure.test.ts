/** What OpenSSH 9.2 printed, and what Pinnboard makes of it. */
import { expect, test } from 'vitest';
import { commandFailure, lastWords, sshFailure } from '../../../electron/node/hosts/failure';

const CHANGED = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\r
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\r
Someone could be eavesdropping on you right now (man-in-the-middle attack)!\r
It is also possible that a host key has just been changed.\r
The fingerprint for the ED25519 key sent by the remote host is\r
SHA256:dWlUVtTq0Zz6UsF0v2DvHFg0gq5dHcYaGm5tTtBgBlo.\r
Please contact your system administrator.\r
Add correct host key in /home/u/.ssh/known_hosts to get rid of this message.\r
Offending ED25519 key in /home/u/.ssh/known_hosts:3\r
Host key for cluster has changed and you have requested strict checking.\r
Host key verification failed.\r
`;

test.each([
  ['host-key-changed', CHANGED],
  [
    'host-key-unknown',
    'No ED25519 host key is known for cluster and you have requested strict checking.\r\nHost key verification failed.\r\n',
  ],
  ['host-key-unknown', 'Host key verification failed.\r\n'],
  ['host-wants-password', 'u@cluster: Permission denied (publickey,password).\r\n'],
  [
    'host-wants-password',
    'Welcome to the cluster\nu@cluster: Permission denied (keyboard-interactive).\r\n',
  ],
  [
    'host-wants-password',
    'Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures\r\n',
  ],
  ['host-timed-out', 'ssh: connect to host cluster port 22: Connection timed out\r\n'],
  ['host-timed-out', 'Connection timed out during banner exchange\r\n'],
  ['host-timed-out', 'Timeout, server cluster not responding.\r\n'],
  ['host-unreachable', 'ssh: Could not resolve hostname cluster: Name or service not known\r\n'],
  ['host-unreachable', 'ssh: connect to host cluster port 22: Connection refused\r\n'],
  ['host-unreachable', 'kex_exchange_identification: Connection closed by remote host\r\n'],
  ['host-unreachable', 'client_loop: send disconnect: Broken pipe\r\n'],
  ['host-unreachable', 'This account is currently not available.\n'],
  ['host-unreachable', ''],
])('%s: %j', (code, text) => {
  expect(sshFailure('cluster', text).code).toBe(code);
});

test('a changed host key is named by its fingerprint and by the line of the known one', () => {
  const { message } = sshFailure('cluster', CHANGED);
  expect(message).toContain('SHA256:dWlUVtTq0Zz6UsF0v2DvHFg0gq5dHcYaGm5tTtBgBlo');
  expect(message).toContain('known_hosts:3');
  expect(message).not.toContain('@');
});

test('a refused login says which ways the host offers, and that only keys are used', () => {
  const { message } = sshFailure('cluster', 'u@cluster: Permission denied (publickey,password).');
  expect(message).toContain('publickey,password');
  expect(message).toContain('keys only');
});

test('words of a host forge no terminal sequence and no line', () => {
  const { message } = sshFailure('cluster', '\u001b]0;title\u0007\u001b[2J gone\u202e\r\n');
  expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(message).toContain('gone');
});

test('the last words are the last lines that say something', () => {
  expect(lastWords('one\ntwo\n\n---\nthree\nfour\n')).toBe('two three four');
});

test.each([
  ['disk-full-there', 'tar: run.py: Cannot write: No space left on device\n'],
  [
    'disk-full-there',
    'tar: run.py: Wrote only 512 of 10240 bytes\ntar: Exiting with failure status\n',
  ],
  ['disk-full-there', 'mkdir: cannot create directory ‘x’: Disk quota exceeded\n'],
  ['host-command-failed', 'mkdir: cannot create directory ‘/x’: Permission denied\n'],
])('%s: %j', (code, stderr) => {
  expect(commandFailure('cluster', { code: 82, stderr, place: '/x' }).code).toBe(code);
});
