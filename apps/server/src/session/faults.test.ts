import { CloseCode, encodePingMessage } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { FakeInstance } from './testing/fake-instance.ts';

it('a fault of ours in one message ends its sender’s connection with 1011 and nothing else', async () => {
  const instance = await FakeInstance.withSession();
  const [mallory, ada] = [await instance.join(), await instance.join()];
  const { send } = mallory.connection;
  mallory.connection.send = () => {
    throw new Error('a fault of ours');
  };
  expect(() => mallory.send(encodePingMessage(1))).not.toThrow();
  mallory.connection.send = send;
  expect(mallory.connection.closedWith?.code).toBe(CloseCode.InternalError);
  expect(instance.errors).toEqual(['a message could not be handled']);
  ada.send(encodePingMessage(2));
  expect(ada.connection.closedWith).toBeNull();
});
