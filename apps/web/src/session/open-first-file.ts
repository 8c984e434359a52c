import { type FileId, may } from '@coedit/protocol';
import { peopleByFile } from '../tabs/people-by-file.ts';
import { firstFile } from './first-file.ts';
import type { SessionServices } from './session-context.tsx';

/** ms that the others' cursors may take to be told, once it is known who is here: of who has no file open, none comes. */
const WAIT_FOR_CURSORS = 300;

type Services = Pick<SessionServices, 'client' | 'workbench' | 'role' | 'editors'>;

/**
 * For who opens the session for the first time in this browser, and by a link that names nothing: opens a file once, as soon
 * as it is known what there is and who is where. Not any more once the person has opened one or follows somebody.
 */
export function openFirstFile(services: Services): () => void {
  const { client, workbench } = services;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endFocus = (): void => {};
  const decide = () => {
    stop();
    const id = firstFile(client.workspace.files.get(), peopleIn());
    if (id === null) return;
    // To look at: whoever then chooses another file did not want this one.
    workbench.openFile(id, { preview: true, keepFocus: true });
    endFocus = focusWhenShown(id, services);
  };
  const peopleIn = () => peopleByFile(client.participants.get(), client.cursors.get());
  const look = () => {
    const { tabs, following } = workbench.state.get();
    if (tabs.length > 0 || following !== null) return stop();
    if (client.connection.get().kind !== 'online' || client.me.get() === null) return;
    const isSomeoneSomewhere = [...peopleIn().keys()].some((id) => client.workspace.get(id) !== undefined);
    if (isSomeoneSomewhere || client.participants.get().length === 0) decide();
    else timer ??= setTimeout(decide, WAIT_FOR_CURSORS);
  };
  const ends = [workbench.state, client.connection, client.me, client.participants, client.cursors].map(
    (readable) => readable.subscribe(look),
  );
  const stop = () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
  look();
  return () => {
    stop();
    endFocus();
  };
}

/** So that who may edit can type at once. Whatever else has the keyboard by then keeps it. */
function focusWhenShown(id: FileId, { workbench, role, editors }: Services): () => void {
  const mine = role.get();
  if (mine === null || !may(mine, 'edit')) return () => undefined;
  const look = () => {
    const wants = workbench.state.get().active === id && !hasKeyboard();
    if (wants && editors.position.get() === null) return;
    stop();
    if (wants) workbench.focusEditor();
  };
  const ends = [workbench.state.subscribe(look), editors.position.subscribe(look)];
  const stop = () => {
    for (const end of ends) end();
  };
  look();
  return stop;
}

const hasKeyboard = (): boolean =>
  document.activeElement !== null && document.activeElement !== document.body;
