import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { until } from '../testing/until.ts';
import { Departures } from './departures.ts';

/** Keeps every write it is asked for. */
class Port {
  readonly writes: Buffer[] = [];
  #waiting: Buffer[] = [];
  readonly #departures: Departures;

  constructor(departures: Departures) {
    this.#departures = departures;
  }

  push(text: string): void {
    this.pushBuffer(Buffer.from(text));
  }

  pushBuffer(buffer: Buffer): void {
    if (this.#waiting.length === 0) this.#departures.add(this);
    this.#waiting.push(buffer);
  }

  takeWaiting(): readonly Buffer[] {
    return this.#waiting.splice(0);
  }

  depart(bytes: Buffer): void {
    this.writes.push(bytes);
  }
}

describe('what leaves in one burst', () => {
  it('leaves in one write, in order', async () => {
    const departures = new Departures();
    const port = new Port(departures);
    for (const text of ['a', 'b', 'c']) port.push(text);
    expect(port.writes).toEqual([]);
    await until('it left', () => port.writes.length > 0);
    expect(port.writes.map(String)).toEqual(['abc']);
  });

  it('leaves with what the next turns bring: many who type in one moment are read in several', async () => {
    const departures = new Departures();
    const port = new Port(departures);
    port.push('a');
    await turn();
    port.push('b');
    await until('it left', () => port.writes.length > 0);
    expect(port.writes.map(String)).toEqual(['ab']);
  });

  it('is put together once for all that get the same', async () => {
    const departures = new Departures();
    const ports = Array.from({ length: 50 }, () => new Port(departures));
    const shared = ['x', 'y', 'z'].map((text) => Buffer.from(text));
    for (const buffer of shared) for (const port of ports) port.pushBuffer(buffer);
    await until('all left', () => ports.every(({ writes }) => writes.length > 0));
    expect(new Set(ports.map(({ writes }) => writes[0])).size).toBe(1);
    expect(ports.map(({ writes }) => writes.map(String))).toEqual(ports.map(() => ['xyz']));
  });

  it('is each one’s own where it differs in the midst', async () => {
    const departures = new Departures();
    const ports = [new Port(departures), new Port(departures), new Port(departures)];
    const [first, second, last] = ['1', '2', '3'].map((text) => Buffer.from(text));
    for (const port of ports) port.pushBuffer(first!);
    ports[0]!.pushBuffer(second!);
    ports[1]!.push('own');
    for (const port of ports) port.pushBuffer(last!);
    await until('all left', () => ports.every(({ writes }) => writes.length > 0));
    expect(ports.map(({ writes }) => writes.map(String))).toEqual([['123'], ['1own3'], ['13']]);
  });

  it('can leave before the others when something else follows it, and does not leave again', async () => {
    const departures = new Departures();
    const [hasty, other] = [new Port(departures), new Port(departures)];
    hasty.push('now');
    other.push('later');
    departures.leaveNow(hasty);
    expect(hasty.writes.map(String)).toEqual(['now']);
    await until('the other left', () => other.writes.length > 0);
    expect(hasty.writes).toHaveLength(1);
  });

  it('what is pushed while others leave comes with the next turn', async () => {
    const departures = new Departures();
    const late = new Port(departures);
    const first = new Port(departures);
    first.depart = (bytes) => {
      first.writes.push(bytes);
      if (first.writes.length === 1) late.push('answer');
    };
    first.push('question');
    await until('the answer left', () => late.writes.length > 0);
    expect(late.writes.map(String)).toEqual(['answer']);
  });
});
