// What late-features.ts, document-symbols.ts and the workers use of Monaco beyond its public interface. Monaco's version is pinned, and its test tells of a change.

declare module 'monaco-editor/editor/browser/editorExtensions' {
  interface EditorContribution {
    readonly id: string;
    /** 0 eager, 1 after the first render, 2 before the first interaction, 3 eventually, 4 when it is asked for. */
    readonly instantiation: number;
  }
  interface EditorAction {
    readonly id: string;
    readonly label: string;
    readonly alias: string;
    readonly metadata: unknown;
    readonly precondition: unknown;
    runEditorCommand(accessor: unknown, editor: unknown, argument: unknown): unknown;
  }
  namespace EditorExtensionsRegistry {
    function getEditorContributions(): readonly EditorContribution[];
    function getEditorActions(): Iterable<EditorAction>;
  }

  export { type EditorAction, type EditorContribution, EditorExtensionsRegistry };
}

declare module 'monaco-editor/editor/common/editorAction' {
  export class InternalEditorAction {
    constructor(
      id: string,
      label: string,
      alias: string,
      metadata: unknown,
      precondition: unknown,
      run: (argument: unknown) => Promise<unknown>,
      contextKeys: unknown,
    );
    readonly id: string;
  }
}

declare module 'monaco-editor/editor/common/editorFeatures' {
  export function getEditorFeatures(): readonly unknown[];
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  interface Services {
    get(id: unknown): unknown;
    set(id: unknown, service: unknown): void;
  }
  interface Instantiation {
    readonly _services: Services;
    createInstance(made: unknown, ...parameters: readonly unknown[]): unknown;
    invokeFunction<Result>(work: (accessor: unknown) => Result): Result;
  }
  namespace StandaloneServices {
    function initialize(overrides: object): Instantiation;
    function get(service: unknown): unknown;
  }

  export { type Instantiation, StandaloneServices };
}

declare module 'monaco-editor/platform/instantiation/common/extensions' {
  export function getSingletonServiceDescriptors(): readonly (readonly [id: unknown, descriptor: unknown])[];
}

declare module 'monaco-editor/editor/common/services/languageFeatures' {
  export const ILanguageFeaturesService: unknown;
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices.js' {
  export const typescript: {
    setLocalizedDiagnosticMessages(messages: Readonly<Record<string, string>>): void;
  };
}

declare module 'monaco-editor/languages/features/css/css.worker.js';
declare module 'monaco-editor/languages/features/html/html.worker.js';
declare module 'monaco-editor/languages/features/json/json.worker.js';
