import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it, vi } from 'vitest';
import { ArchiveDoor } from './archive-door.ts';

const NOTHING = async () => [];

function replyTo(destroyed = false) {
  const raw = Object.assign(new EventEmitter(), { destroyed });
  const reply = { raw, type: () => reply, header: () => reply, send: vi.fn(() => reply) };
  return reply;
}

function visit(door: ArchiveDoor, ip: string, reply = replyTo(), read = NOTHING) {
  return door.send({ ip } as FastifyRequest, reply as unknown as FastifyReply, 'archive.zip', read);
}

it('an address has four zips on their way; nothing is read for a fifth before one of them has ended', async () => {
  const door = new ArchiveDoor();
  const replies = [replyTo(), replyTo(), replyTo(), replyTo()];
  for (const reply of replies) await visit(door, '10.0.0.1', reply);
  const read = vi.fn(NOTHING);
  const refused = { statusCode: 429, code: 'rate-limited', retryAfter: 5 };
  await expect(visit(door, '10.0.0.1', replyTo(), read)).rejects.toMatchObject(refused);
  expect(read).not.toHaveBeenCalled();
  await visit(door, '10.0.0.2');
  replies[2]?.raw.emit('close');
  await visit(door, '10.0.0.1');
  await expect(visit(door, '10.0.0.1')).rejects.toMatchObject(refused);
});

it('who has gone already, or whose zip could not be read, holds no place', async () => {
  const door = new ArchiveDoor();
  for (let time = 0; time < 9; time += 1) await visit(door, '10.0.0.1', replyTo(true));
  for (let time = 0; time < 9; time += 1) {
    const reply = replyTo();
    const broken = () => Promise.reject(new Error('no disk'));
    await expect(visit(door, '10.0.0.1', reply, broken)).rejects.toThrow('no disk');
    // The error is answered, and with that it ends.
    reply.raw.emit('close');
  }
});
