export * from './instance.ts';
export * from './line.ts';
