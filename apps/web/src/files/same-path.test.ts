import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type Participant } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Store } from '../ui/store.ts';
import { type SamePath, watchSamePaths } from './same-path.ts';

function side(people: readonly Participant[] = []) {
  const doc = new Y.Doc();
  const workspace = new Workspace(doc, () => DEFAULT_LIMITS);
  const clashes: SamePath[] = [];
  const participants = { get: () => people, subscribe: () => () => undefined };
  watchSamePaths({ doc, workspace, participants }, (clash) => clashes.push(clash), 0);
  return { doc, workspace, clashes };
}

function exchange(one: Y.Doc, other: Y.Doc): Promise<void> {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  return Promise.resolve();
}

const names = ({ mine, theirs, name }: SamePath) => [mine.displayPath, theirs.displayPath, name];

test('two who make one path before they hear of each other are both told, once, which is whose', async () => {
  const people: Participant[] = [];
  const ada = side(people);
  const ben = side();
  people.push({ name: 'Ben', yjsClientId: ben.doc.clientID } as Participant);
  const adas = ada.workspace.create('a.md', 'ada');
  const bens = ben.workspace.create('a.md', 'ben');
  await exchange(ada.doc, ben.doc);
  const adasName = adas < bens ? 'a.md' : 'a (2).md';
  const bensName = adas < bens ? 'a (2).md' : 'a.md';
  expect(ada.clashes.map(names)).toEqual([[adasName, bensName, 'Ben']]);
  expect(ben.clashes.map(names)).toEqual([[bensName, adasName, null]]);
  ada.workspace.create('b.md');
  await exchange(ada.doc, ben.doc);
  expect(ada.clashes).toHaveLength(1);
});

test('who renames into a path that another makes is told too; those who did neither are not', async () => {
  const [ada, ben, cleo] = [side(), side(), side()];
  const id = ada.workspace.create('x');
  await exchange(ada.doc, ben.doc);
  ada.workspace.rename(id, 'y');
  ben.workspace.create('y');
  await exchange(ada.doc, ben.doc);
  await exchange(ada.doc, cleo.doc);
  expect([ada, ben, cleo].map(({ clashes }) => clashes.length)).toEqual([1, 1, 0]);
});

test('whoever made the other one is named when they come a moment after their file', async () => {
  const doc = new Y.Doc();
  const workspace = new Workspace(doc, () => DEFAULT_LIMITS);
  const ben = side();
  const people = new Store<readonly Participant[]>([]);
  const clashes: SamePath[] = [];
  const end = watchSamePaths({ doc, workspace, participants: people }, (clash) => clashes.push(clash));
  workspace.create('a.md');
  ben.workspace.create('a.md');
  await exchange(doc, ben.doc);
  expect(clashes).toEqual([]);
  people.set([{ name: 'Cleo', yjsClientId: 1 } as Participant]);
  expect(clashes).toEqual([]);
  people.set([{ name: 'Ben', yjsClientId: ben.doc.clientID } as Participant]);
  expect(clashes.map(({ name }) => name)).toEqual(['Ben']);
  end();
});
