/** Bounds of single fields on the wire, in bytes of UTF-8 unless said otherwise. Not configurable: they bound memory, not use. */
export const FieldBounds = {
  name: 512,
  sessionName: 512,
  role: 16,
  lineage: 64,
  limitsJson: 4096,
  fileId: 80,
  relativePosition: 256,
  selections: 1000,
  chatId: 64,
  chatText: 16_384,
  noticeCode: 64,
  noticeText: 4096,
  noticeDetails: 16_384,
  cursors: 10_000,
  participants: 10_000,
  chatMessages: 1000,
} as const;
