import { expect, it, vi } from 'vitest';
import { Computed, Value } from './readable.ts';

it('tells once per microtask and only of change', async () => {
  const value = new Value(1);
  const listener = vi.fn();
  value.subscribe(listener);
  value.set(1);
  await Promise.resolve();
  expect(listener).not.toHaveBeenCalled();
  value.set(2);
  value.set(3);
  expect(value.get()).toBe(3);
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
});

it('may be handed on as plain functions, as useSyncExternalStore does', () => {
  const { get, subscribe } = new Value('x');
  const end = subscribe(() => {});
  expect(get()).toBe('x');
  end();
});

it('keeps one subscription per call, and none after its end', async () => {
  const value = new Value(1);
  const listener = vi.fn();
  const ends = [value.subscribe(listener), value.subscribe(listener)];
  ends[0]?.();
  ends[0]?.();
  value.set(2);
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
  ends[1]?.();
  value.set(3);
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
});

it('tells everyone though a listener throws', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const value = new Value(1);
  const listener = vi.fn();
  value.subscribe(() => {
    throw new Error('broken');
  });
  value.subscribe(listener);
  value.set(2);
  await Promise.resolve();
  expect(listener).toHaveBeenCalledOnce();
  error.mockRestore();
});

it('works out a value when asked, once until it is stale', () => {
  let source = 1;
  const compute = vi.fn(() => ({ source }));
  const computed = new Computed(compute);
  expect(compute).not.toHaveBeenCalled();
  const first = computed.get();
  expect(computed.get()).toBe(first);
  source = 2;
  computed.invalidate();
  expect(computed.get()).toEqual({ source: 2 });
  expect(compute).toHaveBeenCalledTimes(2);
});
