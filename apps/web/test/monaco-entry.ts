import 'monaco-editor/features/register.all';

export * from 'monaco-editor/editor';
