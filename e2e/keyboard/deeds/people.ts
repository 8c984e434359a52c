import { SessionApi, type SessionClient } from '@coedit/client';
import type { Role } from '@coedit/protocol';
import { expect } from '@playwright/test';
import { choose, command, type Deed, fill, press, type Stage, type Table } from '../deed.ts';

const FACE = 'header: Ben';
const MORE = 'header: More';

const caretOf = async (client: SessionClient, path: string, line: number) => {
  await expect.poll(() => client.workspace.find(path)?.id).toBeTruthy();
  const file = client.workspace.find(path);
  if (file !== undefined) client.setCursor({ fileId: file.id, line, column: 1, selections: [] });
};
const inMain = async (stage: Stage) => {
  await stage.hands.open('main.ts');
  await stage.hands.press('ControlOrMeta+Home');
};
const following = ({ ada }: Stage) => ada.page.getByRole('status').filter({ hasText: 'Following Ben' });
const isFollowing = (stage: Stage) => expect(following(stage)).toBeVisible();
const follow = async (stage: Stage) => {
  await caretOf(stage.ben, 'src/main.ts', 60);
  await inMain(stage);
  if ((await following(stage).count()) === 0) await stage.hands.command(`people.follow.${idOf(stage.ben)}`);
  await isFollowing(stage);
};
const followFromHeader = async (stage: Stage) => {
  await choose(FACE, 'Follow').go(stage);
  await isFollowing(stage);
};
const notFollowing = (stage: Stage) => expect(following(stage)).toHaveCount(0);
const idOf = (client: SessionClient) => {
  const me = client.me.get();
  if (me === null) throw new Error('they have not joined');
  return me.userId;
};
const roleIs = (client: SessionClient, role: Role) =>
  expect.poll(() => client.session.get()?.role).toBe(role);
const giveRole = async ({ instance, session }: Stage, client: SessionClient, role: Role) => {
  if (client.session.get()?.role === role) return;
  const api = new SessionApi(instance.url, session.links.owner.token);
  await api.changeRole(session.id, idOf(client), role);
  await roleIs(client, role);
};
const makeRole = (role: Role, before: Role): Deed => ({
  what: `make Ben ${role}`,
  needs: async (stage) => {
    await giveRole(stage, stage.ben, before);
    await expect(stage.ada.page.getByRole('button', { name: new RegExp(`^Ben, ${before}`) })).toBeVisible();
  },
  ways: [command(`people.role.BEN.${role}`), choose(FACE, `Make ${role}`)],
  seen: (stage) => roleIs(stage.ben, role),
});
/** Each may ask three times in a row. */
const asks = (who: 'ben' | 'vic', name: string) => async (stage: Stage) => {
  await giveRole(stage, stage[who], 'viewer');
  stage[who].askToEdit(true);
  await expect(stage.ada.toast(`${name} asks to edit.`)).toBeVisible();
};
const answered = async ({ ada }: Stage) => expect(ada.toast(/ asks to edit\.$/)).toHaveCount(0);
const nameDialog = ({ ada }: Stage) => ada.page.getByRole('dialog', { name: 'Change my name or colour' });
const NAME_DIALOG = 'dialog Change my name or colour';
const openNameDialog = async (stage: Stage) => {
  if ((await nameDialog(stage).count()) === 0) await stage.hands.command('people.changeName');
  await expect(nameDialog(stage)).toBeVisible();
};
const REMOVE = 'dialog Remove NAME from the session?';
const removeDialog = ({ ada }: Stage) =>
  ada.page.getByRole('dialog', { name: 'Remove Vic from the session?' });
const openRemoveDialog = async (stage: Stage) => {
  if ((await removeDialog(stage).count()) === 0)
    await stage.hands.command(`people.remove.${idOf(stage.vic)}`);
  await expect(removeDialog(stage)).toBeVisible();
};

const pointing: readonly Deed[] = [
  {
    what: 'jump to someone, who may be beyond the edge',
    needs: async (stage) => {
      await caretOf(stage.ben, 'src/main.ts', 110);
      await inMain(stage);
      await expect(stage.ada.page.getByRole('list', { name: 'People below' })).toBeVisible();
    },
    ways: [
      command('people.jump.BEN'),
      choose(FACE, 'Jump to their cursor'),
      press('editor: Go to NAME, line #'),
    ],
    seen: ({ ada }) => expect.poll(() => ada.position()).toMatchObject({ line: 110 }),
  },
  {
    what: 'follow someone',
    needs: async (stage) => {
      await caretOf(stage.ben, 'src/main.ts', 60);
      await inMain(stage);
      await stage.hands.press('Escape');
      await notFollowing(stage);
    },
    ways: [command('people.follow.BEN'), choose(FACE, 'Follow')],
    seen: isFollowing,
  },
  {
    what: 'stop following',
    needs: follow,
    ways: [
      command('follow.stop'),
      choose(FACE, 'Stop following'),
      {
        // From behind: a key in the text would end it.
        id: 'editor: Stop',
        go: async (stage) => {
          const { hands } = stage;
          await hands.press('Escape');
          await followFromHeader(stage);
          await hands.press('Shift+F6');
          await hands.backTo('editor: Stop');
          await hands.press('Enter');
        },
      },
    ],
    seen: notFollowing,
  },
  {
    what: 'go to who is in folded lines',
    needs: async (stage) => {
      await inMain(stage);
      await stage.hands.press('ControlOrMeta+Home');
      await caretOf(stage.ben, 'src/main.ts', 2);
      await stage.hands.press('Control+Shift+BracketLeft');
      await expect(stage.ada.page.locator('.fold-mark')).toBeVisible();
    },
    ways: [command('cursors.intoFold'), press('editor: who is in a fold')],
    seen: ({ ada }) => expect.poll(() => ada.position()).toMatchObject({ line: 2 }),
  },
  {
    what: 'show the names at all cursors',
    needs: async (stage) => {
      await caretOf(stage.ben, 'src/main.ts', 1);
      await inMain(stage);
      await expect(stage.ada.status.getByText('Ben is on your line')).toBeVisible();
      await expect(stage.ada.caretLabel('Ben')).not.toBeInViewport({ timeout: 20_000 });
    },
    ways: [command('cursors.showNames'), press('status: Show the names at all cursors')],
    seen: ({ ada }) => expect(ada.caretLabel('Ben')).toBeInViewport(),
  },
  {
    what: 'call everyone to my line',
    needs: inMain,
    ways: [command('people.lookHere'), choose(MORE, 'Look here: call everyone to my line')],
    seen: ({ ada }) =>
      expect(ada.toast('Everyone here was asked to look at your line.').last()).toBeVisible(),
  },
  {
    what: 'go where someone calls me',
    needs: async (stage) => {
      await stage.hands.open('README.md');
      const file = stage.ben.workspace.find('src/main.ts');
      if (file !== undefined) stage.ben.call({ fileId: file.id, line: 33, column: 1, selections: [] });
      await expect(stage.ada.toast('Ben calls you to')).toBeVisible();
    },
    ways: [press('message: Go there')],
    seen: ({ ada }) => expect.poll(() => ada.position()).toMatchObject({ line: 33 }),
  },
  {
    what: 'copy a link to someone',
    ways: [command('people.copyLink.BEN'), choose(FACE, 'Copy a link to them')],
    seen: ({ ada }) => expect(ada.toast('Copied a link to the view of Ben.').last()).toBeVisible(),
  },
  {
    what: 'copy a link to me',
    ways: [command('link.copyFollow')],
    seen: ({ ada }) => expect(ada.toast('Copied a link to the view of Ada.').last()).toBeVisible(),
  },
];

const changes: readonly Deed[] = [
  {
    what: 'undo what someone did',
    needs: async (stage) => {
      await stage.hands.open('notes.txt');
      const file = stage.ben.workspace.find('docs/notes.txt');
      if (file !== undefined) stage.ben.workspace.text(file.id).insert(0, 'theirs ');
      await stage.ada.expectText('docs/notes.txt', 'theirs notes\n');
    },
    ways: [command('changes.undo.Ben')],
    seen: ({ ada }) => ada.expectText('docs/notes.txt', 'notes\n'),
  },
  {
    what: 'undo in what is selected',
    needs: async (stage) => {
      const file = stage.ben.workspace.find('docs/notes.txt');
      if (file !== undefined) stage.ben.workspace.text(file.id).insert(0, 'again ');
      await stage.ada.expectText('docs/notes.txt', 'again notes\n');
      await stage.hands.open('notes.txt');
      await stage.hands.press('ControlOrMeta+a');
    },
    ways: [command('changes.undoInSelection')],
    seen: ({ ada }) => ada.expectText('docs/notes.txt', 'notes\n'),
  },
];

const roles: readonly Deed[] = [
  makeRole('viewer', 'editor'),
  makeRole('commenter', 'editor'),
  makeRole('owner', 'editor'),
  makeRole('editor', 'viewer'),
  {
    what: 'let someone edit who asks',
    needs: asks('vic', 'Vic'),
    ways: [
      command('people.allow.VIC'),
      choose('header: Vic', 'Let them edit'),
      press('message: Let them edit'),
    ],
    seen: async (stage) => {
      await roleIs(stage.vic, 'editor');
      await answered(stage);
    },
  },
  {
    what: 'decline it',
    needs: asks('ben', 'Ben'),
    ways: [command('people.decline.BEN'), choose(FACE, 'Not now'), press('message: Not now')],
    seen: answered,
  },
  {
    what: 'begin to remove someone',
    ways: [command('people.remove.VIC'), choose(FACE, 'Remove from session…')],
    seen: async ({ ada, hands }) => {
      await expect(ada.page.getByRole('dialog', { name: /^Remove \w+ from the session\?$/ })).toBeVisible();
      await hands.press('Escape');
      await expect(ada.page.getByRole('dialog')).toHaveCount(0);
    },
  },
  {
    what: 'think better of it',
    needs: openRemoveDialog,
    ways: [press(`${REMOVE}: Cancel`), press(`${REMOVE}: Close`)],
    seen: (stage) => expect(removeDialog(stage)).toHaveCount(0),
  },
  {
    what: 'revoke their link as well, or not',
    needs: openRemoveDialog,
    ways: Array.from({ length: 2 }, () =>
      press(
        `${REMOVE}: Also revoke the link they came by: it stops working for everyone, and who came by it is cut off`,
        'Space',
      ),
    ),
    seen: (stage) =>
      expect(removeDialog(stage).getByRole('checkbox')).toBeChecked({ checked: stage.turn === 0 }),
  },
  {
    what: 'remove them',
    needs: openRemoveDialog,
    ways: [press(`${REMOVE}: Remove`)],
    seen: ({ ada }) => expect(ada.person('Vic')).toHaveCount(0),
  },
];

const me: readonly Deed[] = [
  {
    what: 'change my name',
    needs: async (stage) => {
      if ((await nameDialog(stage).count()) > 0) await stage.hands.press('Escape');
      await expect(nameDialog(stage)).toHaveCount(0);
    },
    ways: [
      command('people.changeName'),
      choose(MORE, 'Change my name or colour'),
      press('status: You are NAME. Change name or colour'),
    ],
    seen: (stage) => expect(nameDialog(stage)).toBeVisible(),
  },
  {
    what: 'leave it as it is',
    needs: openNameDialog,
    ways: [press(`${NAME_DIALOG}: Cancel`), press(`${NAME_DIALOG}: Close`)],
    seen: (stage) => expect(nameDialog(stage)).toHaveCount(0),
  },
  {
    what: 'type a name and choose a colour',
    needs: openNameDialog,
    ways: [fill(`${NAME_DIALOG}: Your name`, 'Ada'), press(`${NAME_DIALOG}: a choice`, 'ArrowRight')],
    seen: async (stage) => {
      await expect(nameDialog(stage).getByRole('textbox')).toHaveValue('Ada');
      if (stage.turn === 1) await expect(nameDialog(stage).locator('[type=radio]:focus')).toBeChecked();
    },
  },
  {
    what: 'keep it',
    needs: openNameDialog,
    ways: [press(`${NAME_DIALOG}: Save`)],
    seen: (stage) => expect(nameDialog(stage)).toHaveCount(0),
  },
];

export const peopleTable: Table = { title: 'people', deeds: [...pointing, ...changes, ...me, ...roles] };
