import type { ConnectionStatus, SaveStatus } from '@coedit/client';
import { expect, test } from 'vitest';
import { saveLine } from './save-line.ts';

const NOW = 1_000_000;
const online: ConnectionStatus = { kind: 'online' };
const lost: ConnectionStatus = { kind: 'reconnecting', retryAt: NOW + 2_400 };
const saved: SaveStatus = { kind: 'saved' };
const offline = (edits: number): SaveStatus => ({ kind: 'offline', edits });

test.each([
  ['all saved', { connection: online, save: saved }, 'ok', 'Saved', null],
  ['on its way', { connection: online, save: { kind: 'saving' } }, 'busy', 'Saving…', null],
  ['a viewer', { connection: online, save: saved, canEdit: false }, 'ok', 'Connected', null],
  [
    'the first attempt',
    { connection: { kind: 'connecting' }, save: offline(0) },
    'busy',
    'Connecting…',
    null,
  ],
  ['lost', { connection: lost, save: offline(0) }, 'warn', 'Offline', 'Reconnecting in 3 s'],
  [
    'a reader whose edits the server refused',
    { connection: online, save: { kind: 'saving' }, canEdit: false, stranded: 3 },
    'bad',
    '3 edits cannot be saved: read-only',
    null,
  ],
  [
    'the same while the line is down',
    { connection: lost, save: offline(1), canEdit: false, stranded: 1 },
    'bad',
    '1 edit cannot be saved: read-only',
    'Reconnecting in 3 s',
  ],
  [
    'one edit',
    { connection: lost, save: offline(1) },
    'warn',
    'Offline: 1 edit kept in this browser',
    'Reconnecting in 3 s',
  ],
  [
    'edits from the last visit',
    { connection: { kind: 'connecting' }, save: offline(5) },
    'warn',
    'Offline: 5 edits kept in this browser',
    'Reconnecting…',
  ],
  [
    'edits that the browser does not keep',
    { connection: lost, save: offline(2), kept: false },
    'bad',
    'Offline: 2 edits in this tab only',
    'Reconnecting in 3 s',
  ],
  [
    'an attempt under way',
    { connection: { kind: 'reconnecting', retryAt: null }, save: offline(0) },
    'warn',
    'Offline',
    'Reconnecting…',
  ],
  // The countdown never says 0 or less while the attempt is not yet under way.
  [
    'a retry that is due',
    { connection: { kind: 'reconnecting', retryAt: NOW - 50 }, save: offline(0) },
    'warn',
    'Offline',
    'Reconnecting in 1 s',
  ],
] as const)('%s', (_, facts, tone, words, retry) => {
  expect(saveLine({ kept: true, canEdit: true, stranded: 0, now: NOW, ...facts })).toMatchObject({
    tone,
    words,
    retry,
  });
});
