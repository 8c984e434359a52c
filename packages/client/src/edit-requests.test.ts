import { decoderOf, readAskBody, readUint, type UserId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { EditRequests } from './edit-requests.ts';

const ME = 7 as UserId;

function made(): { requests: EditRequests; asked: () => boolean[] } {
  const sent: Uint8Array[] = [];
  const requests = new EditRequests({ send: (message) => sent.push(message) });
  const asked = () =>
    sent.map((message) => {
      const decoder = decoderOf(message);
      readUint(decoder);
      return readAskBody(decoder);
    });
  return { requests, asked };
}

it('is made again on the next connection until it is answered', () => {
  const { requests, asked } = made();
  requests.ask(true);
  requests.receive([ME], ME);
  expect(requests.asking.get()).toEqual([ME]);
  requests.lost();
  expect(requests.asking.get()).toEqual([]);
  requests.resend();
  expect(asked()).toEqual([true, true]);
  requests.receive([], ME);
  requests.lost();
  requests.resend();
  expect(asked()).toEqual([true, true]);
});

it('that was taken back, or is of others, is not made again', () => {
  const { requests, asked } = made();
  requests.ask(true);
  requests.ask(false);
  requests.receive([9 as UserId], ME);
  requests.resend();
  expect(asked()).toEqual([true, false]);
});
