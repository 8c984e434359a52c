import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Typist } from './typist.js';

it('types what Yjs takes, and goes to the top after a thousand letters', () => {
  const typist = new Typist(7, 'text');
  const doc = new Y.Doc();
  const words = Array.from({ length: 300 }, (_, index) => `${String(index).padStart(7, '0')};`);
  for (const word of words) Y.applyUpdate(doc, typist.type(word));
  expect(doc.store.pendingStructs).toBeNull();
  const runs = [words.slice(250), words.slice(125, 250), words.slice(0, 125)];
  expect(doc.getText('text').toString()).toBe(runs.flat().join(''));
});
