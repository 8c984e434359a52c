import { readdirSync, readFileSync } from 'node:fs';
import { SessionApi, type SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession, Role } from '@coedit/protocol';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, type People, test } from '../fixtures/test.ts';
import type { Deed, Outside, Stage, Table, Way } from '../keyboard/deed.ts';
import { chatTable } from '../keyboard/deeds/chat.ts';
import { filesTable } from '../keyboard/deeds/files.ts';
import { peopleTable } from '../keyboard/deeds/people.ts';
import { readingTable } from '../keyboard/deeds/reading.ts';
import { roleTables } from '../keyboard/deeds/roles.ts';
import { settingsTable } from '../keyboard/deeds/settings.ts';
import { sharingTable } from '../keyboard/deeds/sharing.ts';
import { shownFilesTable } from '../keyboard/deeds/shown-files.ts';
import { tabsTable } from '../keyboard/deeds/tabs.ts';
import { textMenuTable } from '../keyboard/deeds/text-menu.ts';
import { textTable } from '../keyboard/deeds/texts.ts';
import { Hands } from '../keyboard/hands.ts';

test.describe.configure({ mode: 'parallel' });
// A table has some eighty rows.
test.setTimeout(300_000);

const NAMES = ['Ada', 'Ben', 'Vic'];
const FILES = [
  { path: 'README.md', text: '# Title\n\nSee [main](src/main.ts).\n' },
  { path: 'docs/notes.txt', text: 'notes\n' },
  { path: 'page.html', text: '<!doctype html>\n<p>Text</p>\n' },
  { path: 'src/main.ts', text: `export function run(): void {\n  run();\n}\n${'run();\n'.repeat(120)}` },
  { path: 'src/other.ts', text: 'export const other = 1;\n' },
];

/** Each thing that a person can do has a row in one of these. */
const TABLES: readonly Table[] = [
  filesTable,
  tabsTable,
  textTable,
  textMenuTable,
  shownFilesTable,
  peopleTable,
  chatTable,
  sharingTable,
  readingTable,
  settingsTable,
  ...roleTables,
];
const WAYS = new Set(
  TABLES.flatMap(({ deeds }) =>
    deeds.flatMap(({ ways }) => ways.flatMap(({ id, opener }) => [id, opener ?? id])),
  ).map(ofAnyone),
);

/** What can be done about one of them can be done about all. */
function ofAnyone(what: string): string {
  return what
    .replace(/^(command people\.\w+\.)[^.]+/, '$1*')
    .replace(/^(command changes\.undo\.).*/, '$1*')
    .replace(/\b(?:Ben|Vic)\b/, 'NAME');
}

for (const table of TABLES) {
  test(`by keyboard alone: ${table.title}`, async ({ instance, people }) => {
    const session = await instance.createSession(FILES, 'Keys');
    const ben = nodePerson(instance, session, 'Ben');
    const vic = nodePerson(instance, session, 'Vic', 'viewer');
    try {
      const stage = await enter(table, instance, session, people, { ben, vic });
      for (const deed of table.deeds) {
        for (const [turn, way] of deed.ways.entries()) {
          // Each row for itself: one that fails says nothing of the next.
          const failure = await perform(deed, way, { ...stage, turn }).catch((reason: unknown) => reason);
          expect.soft(failure, `${deed.what} (${way.id})`).toBeUndefined();
          if (failure !== undefined) await stage.hands.press('Escape');
        }
      }
      await checkComplete(stage);
    } finally {
      ben.destroy();
      vic.destroy();
    }
  });
}

async function enter(
  table: Table,
  instance: Instance,
  session: CreatedSession,
  people: People,
  company: { readonly ben: SessionClient; readonly vic: SessionClient },
): Promise<Stage> {
  const ada = await people.join(await linkFor(table.role ?? 'owner', instance, session), 'Ada', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = ada;
  const hands = new Hands(ada);
  await hands.watch(NAMES);
  const outside: Outside = { pickers: 0, downloads: 0, windows: 0 };
  page.on('filechooser', () => outside.pickers++);
  page.on('download', () => outside.downloads++);
  page.on('popup', (opened) => {
    outside.windows++;
    void opened.close();
  });
  await expect(ada.person('Ben')).toBeVisible();
  await expect(ada.person('Vic')).toBeVisible();
  // Who comes for the first time is in a file.
  await expect(page.getByRole('tab')).toHaveCount(1);
  if (table.beginsEmpty === true) {
    await hands.command('tab.closeAll', 'palette');
    await expect(page.getByRole('tab')).toHaveCount(0);
  } else {
    await hands.open('README.md');
    await hands.letTabThrough();
  }
  await hands.look();
  return { instance, session, hands, ada, ...company, turn: 0, outside };
}

async function linkFor(role: Role, instance: Instance, session: CreatedSession): Promise<string> {
  if (role !== 'commenter') return session.links[role].url;
  const api = new SessionApi(instance.url, session.links.owner.token);
  return (await api.createLink(session.id, { role })).url;
}

async function perform(deed: Deed, way: Way, stage: Stage): Promise<void> {
  Object.assign(stage.outside, { pickers: 0, downloads: 0, windows: 0 });
  await deed.needs?.(stage);
  await way.go(stage);
  await stage.hands.look();
  await deed.seen(stage);
  await stage.hands.look();
}

/** Nothing was touched; and all that was ever in view, and every command there is, has a row. */
async function checkComplete({ hands, ada }: Stage): Promise<void> {
  const without = [...hands.sights].map(ofAnyone).filter((what) => !WAYS.has(what));
  expect.soft([...new Set(without)], 'what has no row').toEqual([]);
  expect.soft(await hands.touches(), `a mouse was used by ${ada.name}`).toEqual([]);
}

test('the rows of what is done by keyboard touch nothing', () => {
  const folder = new URL('../keyboard/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(sources.length).toBeGreaterThan(TABLES.length);
  for (const name of sources) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const touching = text.match(
      /\.(?:click|dblclick|tap|hover|focus|fill|check|uncheck|selectOption|dragTo)\(|\.mouse\b/g,
    );
    expect.soft(touching, name).toBeNull();
  }
});
