/** Why the server closed a connection. 4400 to 4499 also stop a y-websocket provider from reconnecting. */
export const CloseCode = {
  Normal: 1000,
  TextFrame: 1003,
  Malformed: 1007,
  /** A rule was broken; the reason says which: `rate`, `client-id`, `read-only` … */
  RuleBroken: 1008,
  TooBig: 1009,
  InternalError: 1011,
  /** The server is restarting; everything received is saved. */
  Restarting: 1012,
  /** Overloaded, full or storage unavailable: try later. */
  TryLater: 1013,
  BadToken: 4401,
  /** The link was revoked, or the person was removed. */
  Revoked: 4403,
  NoSuchSession: 4404,
  OtherLineage: 4409,
  LinkExpired: 4410,
  /** Never sent: a client's own word for a server that speaks another version of the protocol. */
  OtherVersion: 4426,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** True when connecting again with the same link and document cannot succeed. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
