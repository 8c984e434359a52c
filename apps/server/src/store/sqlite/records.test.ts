import type { LinkId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../contract/fixtures.ts';
import type { UpdateRecord } from '../store.ts';
import { checksumOf, decodeRecords, encodeBlock, joinPayloads } from './records.ts';

const ANN = { author: 'Ann', linkId: 'link-1' as LinkId };
const BEN = { author: 'Ben', linkId: 'link-1' as LinkId };

describe('records', () => {
  it('lie in a row exactly so: files that were written must stay readable', () => {
    const { payload, count, newestAt } = encodeBlock([
      { update: bytesOf('ab'), at: 300, ...ANN },
      { update: bytesOf('c'), at: 305, ...ANN },
      { update: bytesOf(''), at: 305, ...BEN },
      { update: bytesOf('d'), at: 304, ...BEN },
    ]);
    const run = (name: string, at: string): string => `00 03${hex(name)} 06${hex('link-1')} ${at}`;
    const golden = `${run('Ann', 'ac02')} 01 02${hex('ab')} 06 01${hex('c')}
      ${run('Ben', 'b102')} 01 00 ${run('Ben', 'b002')} 01 01${hex('d')}`;
    expect(Buffer.from(payload).toString('hex')).toBe(golden.replace(/\s/g, ''));
    expect({ count, newestAt }).toEqual({ count: 4, newestAt: 304 });
  });

  it('joined payloads are the records of all', () => {
    const one: UpdateRecord[] = [{ update: bytesOf('1'), at: 9, ...BEN }];
    const two: UpdateRecord[] = [
      { update: bytesOf('2'), at: 5, ...ANN },
      { update: bytesOf('3'), at: 6, ...BEN },
    ];
    const joined = joinPayloads([one, two, [], one].map((records) => encodeBlock(records).payload));
    expect(decodeRecords(joined)).toEqual([...one, ...two, ...one]);
  });

  it('cost a typist two bytes more than the update', () => {
    const keystroke = (at: number): UpdateRecord => ({ update: new Uint8Array(25), at, ...ANN });
    const times = Array.from({ length: 1000 }, (_, index) => 1_700_000_000_000 + index * 100);
    expect(encodeBlock(times.map(keystroke)).payload.byteLength).toBeLessThan(1000 * 27 + 30);
  });

  it('a checksum notices every flipped bit, and a row in the place of another', () => {
    const { payload } = encodeBlock([{ update: bytesOf('some update'), at: 1, ...ANN }]);
    const checksum = checksumOf('log:1:1:1', payload);
    for (let bit = 0; bit < payload.length * 8; bit++) {
      const damaged = Uint8Array.from(payload);
      damaged[bit >> 3] = damaged[bit >> 3]! ^ (1 << (bit & 7));
      expect(checksumOf('log:1:1:1', damaged)).not.toBe(checksum);
    }
    expect(checksumOf('log:1:2:1', payload)).not.toBe(checksum);
    expect(checksumOf('log:1:1:1', payload)).toBe(checksum);
  });
});

const hex = (text: string): string => Buffer.from(text).toString('hex');
