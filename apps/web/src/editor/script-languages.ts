import {
  JsxEmit,
  javascriptDefaults,
  ModuleKind,
  type ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';

/** `bundler`: the worker's TypeScript 5.9 knows it, Monaco's list of names does not. It alone lets `./b`, `./b.ts` and `./b.js` all mean b.ts. */
const BUNDLER_RESOLUTION = 100 as ModuleResolutionKind;

/**
 * A session has no node_modules and no @types: that a package or its globals cannot be found says nothing about the
 * code. The price: a misspelt relative import is not underlined either (TypeScript has one code for both).
 */
export const NOT_INSTALLED = [2307, 2792, 2580, 2582, 2591, 2593, 2688, 2875, 7016, 7026];

const COMPILER_OPTIONS = {
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: BUNDLER_RESOLUTION,
  jsx: JsxEmit.ReactJSX,
  strict: true,
  noEmit: true,
  allowJs: true,
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
  esModuleInterop: true,
  isolatedModules: false,
  experimentalDecorators: true,
};

/** Compiler options for a session of many files that is edited, never emitted. */
export function setUpScriptLanguages(): void {
  typescriptDefaults.setCompilerOptions(COMPILER_OPTIONS);
  javascriptDefaults.setCompilerOptions({ ...COMPILER_OPTIONS, strict: false });
  for (const defaults of [typescriptDefaults, javascriptDefaults]) {
    // Ours knows when another file has changed (script-diagnostics.ts).
    defaults.setModeConfiguration({ ...defaults.modeConfiguration, diagnostics: false });
    defaults.setEagerModelSync(true);
  }
}
