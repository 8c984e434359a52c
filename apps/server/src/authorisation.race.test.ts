import {
  CloseCode,
  type CreatedSession,
  encodeSyncMessage,
  MessageType,
  type SessionId,
  SyncKind,
} from '@coedit/protocol';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { ask } from './http/testing/ask.ts';
import { MemoryStore } from './store/memory.ts';
import { newSecret } from './testing/authorisation/credentials.ts';
import { SlowLook } from './testing/authorisation/slow-look.ts';
import type { RawClient } from './testing/raw-client.ts';
import { TestApp } from './testing/test-app.ts';
import { until } from './testing/until.ts';

const ROUNDS = 10;
const PATH = 'a.txt';

interface Scene {
  readonly app: TestApp;
  readonly session: CreatedSession;
  /** Whose right is taken away. */
  readonly ben: RawClient;
  readonly benSecret: string;
  /** Ben's other tab: it hears what is done and what is decided in the order of the server. */
  readonly tab: RawClient;
  readonly owner: RawClient;
  readonly storedText: () => Promise<string>;
}

async function newScene(app: TestApp, store: MemoryStore): Promise<Scene> {
  const session = await app.create([{ path: PATH, text: '' }]);
  const benSecret = newSecret();
  const enter = async (token: string, person: string) =>
    (await app.connect(session, token, { person })).synced();
  const ben = await enter(session.links.editor.token, benSecret);
  const tab = await enter(session.links.editor.token, benSecret);
  const owner = await enter(session.links.owner.token, newSecret());
  return { app, session, ben, benSecret, tab, owner, storedText: () => textIn(store, session.id) };
}

async function textIn(store: MemoryStore, id: SessionId): Promise<string> {
  const { snapshot, tail } = await store.loadDocument(id);
  const doc = new Y.Doc();
  if (snapshot !== null) Y.applyUpdateV2(doc, snapshot);
  for (const update of tail) Y.applyUpdate(doc, update);
  const [file = ''] = doc.getMap('files').keys();
  const text = doc.getText(file).toString();
  doc.destroy();
  return text;
}

/** Where in what the tab heard an edit of Ben's and the decision stand; -1: not at all. */
function orderIn(tab: RawClient, decision: string): { edit: number; decided: number } {
  const isEdit = (message: Uint8Array) => message[0] === MessageType.Sync && message[1] === SyncKind.Update;
  const isDecision = (message: Uint8Array) =>
    message[0] === MessageType.Notice && Buffer.from(message).includes(decision);
  return { edit: tab.received.findLastIndex(isEdit), decided: tab.received.findIndex(isDecision) };
}

/** The text that everyone has in the end: on the server, the others, and in the store. */
async function settledText({ app, session, owner, storedText }: Scene): Promise<string> {
  const text = await app.api(session.links.owner.token).readFile(session.id, PATH);
  await until('the other one has it', () => owner.text(PATH) === text);
  await until('it is stored', async () => (await storedText()) === text);
  return text;
}

const DECISIONS = {
  'a demotion': {
    notice: 'role-changed',
    decide: ({ app, session, ben }: Scene) =>
      app.api(session.links.owner.token).changeRole(session.id, ben.welcome.userId, 'viewer'),
  },
  'a removal': {
    notice: 'person-removed',
    decide: ({ app, session, ben }: Scene) =>
      app.api(session.links.owner.token).removeParticipant(session.id, ben.welcome.userId),
  },
  'the revocation of the link': {
    notice: 'link-revoked',
    decide: ({ app, session }: Scene) =>
      app.api(session.links.owner.token).deleteLink(session.id, session.links.editor.id),
  },
} as const;

/** Edits that are on their way when the decision is. */
const EDITS = {
  'over the socket': async (scene: Scene, word: string) => {
    const { ben } = scene;
    ben.yText(PATH).insert(0, word);
  },
  'over HTTP': async ({ app, session, benSecret }: Scene, word: string) => {
    const { token } = session.links.editor;
    await ask(app, 'PUT', `/api/sessions/${session.id}/files/${PATH}`, {
      token,
      person: benSecret,
      text: word,
    });
  },
} as const;

for (const [decisionName, { notice, decide }] of Object.entries(DECISIONS)) {
  for (const [way, edit] of Object.entries(EDITS)) {
    it(`an edit ${way} that meets ${decisionName} comes before it or not at all`, async () => {
      const outcomes = { before: 0, refused: 0 };
      const store = new MemoryStore();
      const app = await TestApp.start({}, store);
      for (let round = 0; round < ROUNDS; round++) {
        const scene = await newScene(app, store);
        const { tab, ben } = scene;
        // From the edit well before the decision to well behind it.
        const lead = Math.max(0, round - ROUNDS / 2);
        const steps = [() => edit(scene, 'word'), () => decide(scene)];
        if (round % 2 === 1) steps.reverse();
        const [first, second] = steps;
        const begun = first?.();
        for (let turn = 0; turn < lead; turn++) await new Promise((resolve) => setImmediate(resolve));
        await Promise.all([begun, second?.()]);
        await until('the tab was told', () => orderIn(tab, notice).decided >= 0);
        if (notice === 'role-changed') await tab.synced();
        const text = await settledText(scene);
        const { edit: at, decided } = orderIn(tab, notice);
        expect(text === 'word', `round ${round}`).toBe(at >= 0);
        expect(at, `round ${round}`).toBeLessThan(decided);
        outcomes[at >= 0 ? 'before' : 'refused'] += 1;
        // And whatever is sent from now on is refused for certain.
        ben.send(lateUpdate(ben));
        const late = await ask(scene.app, 'PUT', `/api/sessions/${scene.session.id}/files/${PATH}`, {
          token: scene.session.links.editor.token,
          person: scene.benSecret,
          text: 'too late',
        });
        expect(late.status, `round ${round}`).toBe(403);
        expect(await settledText(scene), `round ${round}`).toBe(text);
        for (const { socket } of [ben, tab, scene.owner]) socket.terminate();
      }
      console.log(`${decisionName}, edit ${way}: ${outcomes.before} before, ${outcomes.refused} refused`);
      expect(outcomes.before + outcomes.refused).toBe(ROUNDS);
    });
  }
}

function lateUpdate({ doc }: RawClient): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
  const [file = ''] = mine.getMap('files').keys();
  mine.getText(file).insert(0, 'too late');
  return encodeSyncMessage(SyncKind.Update, Y.encodeStateAsUpdate(mine, before));
}

it('an edit by HTTP whose right was found to hold just before the link is revoked is not made', async () => {
  const store = new SlowLook();
  const scene = await newScene(await TestApp.start({}, store), store);
  // The first look refuses early; the second is the one that the edit relies on.
  store.hold(1);
  const edited = ask(scene.app, 'PUT', `/api/sessions/${scene.session.id}/files/${PATH}`, {
    token: scene.session.links.editor.token,
    text: 'too late',
  });
  await until('the second look is on its way', () => store.isHeld);
  await DECISIONS['the revocation of the link'].decide(scene);
  store.answer();
  expect((await edited).body).toMatchObject({ statusCode: 403, code: 'link-revoked' });
  expect(await settledText(scene)).toBe('');
});

it('who was let in by a look at the links from before the revocation is cut off all the same', async () => {
  const store = new SlowLook();
  const scene = await newScene(await TestApp.start({}, store), store);
  const { app, session } = scene;
  store.hold(1);
  const joining = await app.connect(session, session.links.editor.token);
  await until('the second look is on its way', () => store.isHeld);
  await DECISIONS['the revocation of the link'].decide(scene);
  store.answer();
  expect(await joining.closed()).toBe(CloseCode.Revoked);
  expect(joining.received).toEqual([]);
});
