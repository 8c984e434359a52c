import { expect, test } from 'vitest';
import { FocusRequests } from './focus-requests.ts';

test('a request is answered once, also by a view that comes after it', () => {
  const requests = new FocusRequests();
  expect(requests.take()).toBe(false);
  requests.ask();
  expect(requests.take()).toBe(true);
  // Another view that comes later, for its own reasons.
  expect(requests.take()).toBe(false);
  requests.ask();
  requests.ask();
  expect(requests.take()).toBe(true);
  expect(requests.take()).toBe(false);
});
