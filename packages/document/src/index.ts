export * from './content-digest.ts';
export * from './file-names.ts';
export * from './line-endings.ts';
export * from './media-types.ts';
export * from './session-settings.ts';
export * from './text-diff.ts';
