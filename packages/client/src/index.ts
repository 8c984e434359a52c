export {
  applyTextDiff,
  exportText,
  importText,
  type SessionSettings,
  type WorkspaceFile,
} from '@coedit/document';
export * from './api-failure.ts';
export type { ConnectionStatus } from './connection.ts';
export type { LocalCursor } from './cursor-sender.ts';
export type { RemoteCursor } from './cursors.ts';
export type { JoinedSession } from './joined-session.ts';
export type { Readable } from './readable.ts';
export type { SaveStatus } from './save-state.ts';
export type { Introduction } from './self-introduction.ts';
export * from './session-api.ts';
export * from './session-client.ts';
export type { SessionClientOptions } from './session-client-options.ts';
export * from './shared-settings.ts';
export type { Timing } from './timing.ts';
export * from './workspace.ts';
export * from './workspace-error.ts';
