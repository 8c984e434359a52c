/** As the tables show them and `--peer` knows them. */
export const PEER = {
  naiveRelay: 'naive ws relay',
  framedRelay: 'framed, batched ws relay',
  yWebsocket: 'y-websocket 2.1 server',
  hocuspocus: 'Hocuspocus 4.7',
  storingHocuspocus: 'Hocuspocus 4.7 with files',
  coedit: 'Coedit',
} as const;

/** All that deliver edits. */
export const EVERYONE: readonly string[] = [
  PEER.naiveRelay,
  PEER.framedRelay,
  PEER.yWebsocket,
  PEER.hocuspocus,
  PEER.coedit,
];
