export * from './content-digest.ts';
export * from './file-names.ts';
export * from './line-endings.ts';
export * from './text-diff.ts';
