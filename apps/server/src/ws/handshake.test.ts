import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { readHandshake, selectSubprotocol } from './handshake.ts';

function request(headers: Record<string, string>, query: Record<string, unknown> = {}): FastifyRequest {
  return { headers: { host: 'code.example.org', ...headers }, query } as unknown as FastifyRequest;
}

const offering = (protocols: string, query?: Record<string, unknown>): FastifyRequest =>
  request({ 'sec-websocket-protocol': protocols }, query);

describe('handshake', () => {
  it('takes the token from the offered subprotocols, and selects coedit.v1 only', () => {
    expect(readHandshake(offering('coedit.v1, token.abc'))).toEqual({
      token: 'abc',
      password: null,
      person: null,
      stock: false,
      lineage: null,
    });
    expect(selectSubprotocol(new Set(['token.abc', 'coedit.v1']))).toBe('coedit.v1');
    expect(selectSubprotocol(new Set(['token.abc']))).toBe(false);
  });

  it('reads the password of the link; one that is not of its form is none', () => {
    expect(readHandshake(offering('coedit.v1, token.abc, password.Z2Vow6RpbQ')).password).toBe('gehäim');
    expect(readHandshake(offering('coedit.v1, token.abc, password.')).password).toBeNull();
    expect(readHandshake(offering('coedit.v1, token.abc, password._w')).password).toBeNull();
  });

  it('is a stock client when it offers no coedit.v1, and may then tell its token in the query', () => {
    expect(readHandshake(request({}, { token: 'abc' }))).toEqual({
      token: 'abc',
      password: null,
      person: null,
      stock: true,
      lineage: null,
    });
    expect(readHandshake(request({}, { token: ['a', 'b'] }))).toMatchObject({ token: null });
    expect(readHandshake(request({}))).toMatchObject({ token: null, stock: true });
  });

  it('reads the lineage that the client holds; one that is none is not "no lineage"', () => {
    const lineageOf = (lineage: unknown) => readHandshake(request({}, { lineage })).lineage;
    expect(lineageOf('abcdefghij')).toBe('abcdefghij');
    expect(lineageOf('')).toBeNull();
    expect(lineageOf('a b')).toBe('unreadable');
    expect(lineageOf(['abcdefghij', 'x'])).toBe('unreadable');
  });
});
