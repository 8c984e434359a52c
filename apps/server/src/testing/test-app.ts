import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionApi } from '@coedit/client';
import type { CreatedSession, Role } from '@coedit/protocol';
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { MemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { RawClient, type RawOptions } from './raw-client.ts';

/** A server on a port of its own that ends with the test. */
export class TestApp {
  readonly app: App;
  readonly url: string;
  readonly webSocketUrl: string;

  private constructor(app: App, port: number) {
    this.app = app;
    this.url = `http://127.0.0.1:${port}`;
    this.webSocketUrl = `ws://127.0.0.1:${port}/ws`;
  }

  /** Without a store: the one in memory. */
  static async start(
    environment: Readonly<Record<string, string>> = {},
    store: Store | 'sqlite' = new MemoryStore(),
  ): Promise<TestApp> {
    const dataDir = await newFolder();
    const config = readConfig(
      {
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        LIMIT_SESSIONS_PER_HOUR: '100000',
        LIMIT_MESSAGES_BURST: '100000',
        LIMIT_FAILED_ATTEMPTS: '100000',
        ...environment,
      },
      dataDir,
    );
    const app = await createApp(config, store === 'sqlite' ? undefined : store);
    await app.server.listen({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => app.close());
    const address = app.server.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TestApp(app, address.port);
  }

  api(token?: string): SessionApi {
    return new SessionApi(this.url, token);
  }

  create(files: readonly { readonly path: string; readonly text: string }[] = []): Promise<CreatedSession> {
    return this.api().createSession({ name: 'Test session', files });
  }

  /** Also a link of the role that a session is not born with. */
  async withAllRoles(session: CreatedSession): Promise<Record<Role, string>> {
    const { owner, editor, viewer } = session.links;
    const commenter = await this.api(owner.token).createLink(session.id, { role: 'commenter' });
    return { owner: owner.token, editor: editor.token, viewer: viewer.token, commenter: commenter.token };
  }

  /** Resolves when the connection is open. */
  connect(session: { readonly id: string }, token: string, options: RawOptions = {}): Promise<RawClient> {
    return RawClient.connect(`${this.webSocketUrl}/${session.id}`, token, options);
  }
}

/** Gone after the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'coedit-server-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
