import {
  type EditorAction,
  type EditorContribution,
  EditorExtensionsRegistry,
} from 'monaco-editor/editor/browser/editorExtensions';
import { InternalEditorAction } from 'monaco-editor/editor/common/editorAction';
import { getEditorFeatures } from 'monaco-editor/editor/common/editorFeatures';
import {
  type Instantiation,
  StandaloneServices,
} from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { getSingletonServiceDescriptors } from 'monaco-editor/platform/instantiation/common/extensions';
import { monaco } from './monaco.ts';

/** An editor as Monaco's own code sees it. */
interface InnerEditor {
  readonly _instantiationService: Instantiation;
  readonly _contextKeyService: unknown;
  readonly _actions: Map<string, InternalEditorAction>;
  readonly _contributions: {
    readonly _pending: Map<string, EditorContribution>;
    readonly _instances: { get(id: string): unknown };
    _instantiateById(id: string): void;
  };
}

/** Of EditorContributionInstantiation: what an editor of this age would have by now. */
const BEFORE_FIRST_INTERACTION = 2;
/** Made when the page has nothing else to do. */
const EVENTUALLY = 3;
/** ms; as Monaco's own. */
const EVENTUALLY_AT_LAST = 5000;

let loaded: Promise<void> | undefined;

/**
 * Fetches Monaco's features and languages, and gives them to the editors that are there already: one can type before
 * they have come. Monaco itself gives an editor only what is registered when it is made, hence the look inside;
 * docs/decisions/0061-features-come-late.md. Rejects when they could not be fetched; they are then asked for anew.
 */
export function addFeatures(): Promise<void> {
  loaded ??= load().catch((reason: unknown) => {
    loaded = undefined;
    throw reason;
  });
  return loaded;
}

async function load(): Promise<void> {
  const services = StandaloneServices.initialize({});
  const before = new Set(getEditorFeatures());
  await import('./monaco-features.ts');
  for (const [id, descriptor] of getSingletonServiceDescriptors())
    if (services._services.get(id) === undefined) services._services.set(id, descriptor);
  for (const feature of getEditorFeatures()) if (!before.has(feature)) services.createInstance(feature);
  for (const editor of monaco.editor.getEditors()) extend(editor as unknown as InnerEditor);
  // Monaco looks at the keys of its commands again when a rule comes.
  monaco.editor.addKeybindingRules([]);
}

function extend(editor: InnerEditor): void {
  const { _contributions: contributions, _actions: actions } = editor;
  for (const action of EditorExtensionsRegistry.getEditorActions())
    if (!actions.has(action.id)) actions.set(action.id, innerAction(editor, action));
  const late = EditorExtensionsRegistry.getEditorContributions().filter(
    ({ id }) => !contributions._pending.has(id) && contributions._instances.get(id) === undefined,
  );
  // All of them before the first is made: they ask for one another.
  for (const one of late) contributions._pending.set(one.id, one);
  for (const { id, instantiation } of late)
    if (instantiation <= BEFORE_FIRST_INTERACTION) contributions._instantiateById(id);
  requestIdleCallback(
    () => {
      for (const { id, instantiation } of late)
        if (instantiation === EVENTUALLY) contributions._instantiateById(id);
    },
    { timeout: EVENTUALLY_AT_LAST },
  );
}

/** As Monaco's CodeEditorWidget makes it. */
function innerAction(editor: InnerEditor, action: EditorAction): InternalEditorAction {
  return new InternalEditorAction(
    action.id,
    action.label,
    action.alias,
    action.metadata,
    action.precondition ?? undefined,
    (argument) =>
      editor._instantiationService.invokeFunction((accessor) =>
        Promise.resolve(action.runEditorCommand(accessor, editor, argument)),
      ),
    editor._contextKeyService,
  );
}
