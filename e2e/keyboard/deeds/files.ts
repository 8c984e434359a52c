import { expect } from '@playwright/test';
import { choose, command, key, menu, press, type Stage, type Table } from '../deed.ts';

const ROW = 'side: a row';
const MORE = 'side: More to do with files';
const MESSAGE = 'message: Close toast';

const onRow =
  (name: string) =>
  ({ hands }: Stage) =>
    hands.goToRow(name);
/** Also one of an action before may still be there, with the same words. */
const told = ({ ada }: Stage, words: string | RegExp) => expect(ada.toast(words).last()).toBeVisible();
const expectPicker = ({ outside }: Stage) => expect.poll(() => outside.pickers).toBe(1);
const expectDownload = ({ outside }: Stage) => expect.poll(() => outside.downloads).toBe(1);
const undo = async ({ hands }: Stage) => {
  await hands.goTo('message: Undo');
  await hands.press('Enter');
};
const aMessage = async ({ hands }: Stage) => {
  await hands.goToRow('README.md');
  await hands.command('files.copyPathOfActive');
};
const field = ({ ada }: Stage, name: string) => ada.page.getByRole('textbox', { name });
const tree = ({ ada }: Stage) => ada.page.getByRole('tree', { name: 'Files' });
const row = (stage: Stage, name: string) => tree(stage).getByRole('treeitem', { name, exact: true });
const marked = (stage: Stage) => tree(stage).locator('.tree-row-selected');
const isOpen = (name: string) => async (stage: Stage) => {
  if ((await row(stage, name).getAttribute('aria-expanded')) === 'true') return;
  await stage.hands.goToRow(name);
  await stage.hands.press('ArrowRight');
  await expect(row(stage, name)).toHaveAttribute('aria-expanded', 'true');
};
const shown = async (stage: Stage) => stage.hands.open('README.md');

export const filesTable: Table = {
  title: 'files',
  deeds: [
    {
      what: 'look at a file from its row',
      needs: onRow('README.md'),
      ways: [key('Space', ROW)],
      seen: async (stage) => {
        await expect(stage.ada.tab('README.md')).toBeVisible();
        await expect(row(stage, 'README.md')).toBeFocused();
      },
    },
    {
      what: 'open a file from its row',
      needs: onRow('README.md'),
      ways: [key('Enter', ROW), menu('a row', 'Open')],
      seen: ({ ada }) => expect(ada.page.locator('.monaco-editor.focused')).toBeVisible({ timeout: 20_000 }),
    },
    {
      what: 'open and shut a folder',
      needs: onRow('src'),
      ways: [key('ArrowRight', ROW), key('ArrowLeft', ROW), key('Enter', ROW)],
      seen: (stage) => expect(row(stage, 'src')).toHaveAttribute('aria-expanded', String(stage.turn !== 1)),
    },
    {
      what: 'go to a row by its first letters',
      needs: onRow('src'),
      ways: [{ id: ROW, go: ({ hands }) => hands.type('rea') }],
      seen: (stage) => expect(row(stage, 'README.md')).toBeFocused(),
    },
    {
      what: 'collapse all folders',
      needs: isOpen('src'),
      ways: [command('files.collapseAll'), choose(MORE, 'Collapse all folders')],
      seen: (stage) => expect(row(stage, 'src')).toHaveAttribute('aria-expanded', 'false'),
    },
    {
      what: 'make a file',
      needs: onRow('README.md'),
      ways: [command('files.newFile'), press('side: New file…'), menu('a row', 'New file…')],
      seen: async (stage) => {
        await expect(field(stage, 'Name of the new file')).toBeFocused();
        await stage.hands.look();
        await stage.hands.type(`made${stage.turn}.ts`);
        await stage.hands.press('Enter');
        await expect(stage.ada.tab(`made${stage.turn}.ts`)).toBeVisible();
      },
    },
    {
      what: 'type the name of a new file, or not',
      needs: ({ hands }) => hands.command('files.newFile'),
      ways: [key('Escape', 'side: Name of the new file; “/” makes folders')],
      seen: async (stage) => expect(field(stage, 'Name of the new file')).toHaveCount(0),
    },
    {
      what: 'make a folder',
      needs: onRow('README.md'),
      ways: [
        command('files.newFolder'),
        press('side: New folder…'),
        menu('a row', 'New folder…'),
        // Its name, below.
        {
          id: 'side: Name of the new folder; “/” makes folders inside',
          go: ({ hands }) => hands.command('files.newFolder'),
        },
      ],
      seen: async (stage) => {
        await expect(field(stage, 'Name of the new folder')).toBeFocused();
        await stage.hands.look();
        await stage.hands.type(`folder${stage.turn}`);
        await stage.hands.press('Enter');
        await expect(row(stage, `folder${stage.turn}`)).toBeFocused();
      },
    },
    {
      what: 'make a file at the top level, from a folder',
      needs: onRow('src'),
      ways: [command('files.newFileAtTop'), choose(MORE, 'New file at the top level…')],
      seen: async (stage) => {
        await expect(field(stage, 'Name of the new file')).toBeFocused();
        await stage.hands.type(`top${stage.turn}.ts`);
        await stage.hands.press('Enter');
        await expect.poll(() => stage.ada.text(`top${stage.turn}.ts`)).toBe('');
      },
    },
    {
      what: 'make a folder at the top level, from a folder',
      needs: onRow('src'),
      ways: [command('files.newFolderAtTop'), choose(MORE, 'New folder at the top level…')],
      seen: async (stage) => {
        await expect(field(stage, 'Name of the new folder')).toBeFocused();
        await stage.hands.type(`level${stage.turn}`);
        await stage.hands.press('Enter');
        await expect(row(stage, `level${stage.turn}`)).toHaveAttribute('aria-level', '1');
      },
    },
    {
      what: 'paste at the top level, from a folder',
      needs: async (stage) => {
        const { hands, turn } = stage;
        await isOpen('src')(stage);
        await hands.goToRow(['main.ts', 'other.ts'][turn] ?? '');
        await hands.press('ControlOrMeta+c');
        await hands.goToRow('src');
      },
      ways: [command('files.pasteAtTop'), menu('a row', 'Paste at the top level')],
      seen: async (stage) => {
        const path = ['main.ts', 'other.ts'][stage.turn] ?? '';
        await expect.poll(() => stage.ada.text(path)).toBe(await stage.ada.text(`src/${path}`));
      },
    },
    {
      what: 'upload files',
      needs: onRow('README.md'),
      ways: [command('files.upload'), choose(MORE, 'Upload files…'), menu('a row', 'Upload files…')],
      seen: expectPicker,
    },
    {
      what: 'upload a folder',
      ways: [command('files.uploadFolder'), choose(MORE, 'Upload a folder…')],
      seen: expectPicker,
    },
    {
      what: 'add the files of a zip',
      ways: [command('files.importZip'), choose(MORE, 'Add the files of a zip…')],
      seen: expectPicker,
    },
    {
      what: 'download everything',
      ways: [
        command('files.downloadAll'),
        choose(MORE, 'Download all as zip'),
        choose('header: More', 'Download all as zip'),
      ],
      seen: expectDownload,
    },
    {
      what: 'download the shown file',
      needs: shown,
      ways: [command('files.downloadActive')],
      seen: expectDownload,
    },
    {
      what: 'download a file',
      needs: onRow('README.md'),
      ways: [menu('a row', 'Download')],
      seen: expectDownload,
    },
    {
      what: 'download a folder',
      needs: onRow('src'),
      ways: [menu('a row', 'Download as zip')],
      seen: expectDownload,
    },
    {
      what: 'copy the path of the shown file',
      needs: shown,
      ways: [command('files.copyPathOfActive')],
      seen: (stage) => told(stage, 'Copied “README.md”'),
    },
    {
      what: 'copy the path of a folder',
      needs: onRow('src'),
      ways: [menu('a row', 'Copy path')],
      seen: (stage) => told(stage, 'Copied “src”'),
    },
    {
      what: 'duplicate the shown file',
      needs: shown,
      ways: [command('files.duplicateActive')],
      seen: (stage) => expect(row(stage, 'README copy.md')).toBeVisible(),
    },
    {
      what: 'duplicate a folder',
      needs: onRow('docs'),
      ways: [menu('a row', 'Duplicate')],
      seen: (stage) => expect(row(stage, 'docs copy')).toBeVisible(),
    },
    {
      what: 'rename',
      needs: async ({ hands, turn }) => {
        await hands.open('page.html');
        if (turn > 0) await hands.goToRow('page.html');
      },
      ways: [
        command('files.renameActive'),
        menu('a row', 'Rename…'),
        key('F2', ROW),
        { id: 'side: Name', go: ({ hands }) => hands.press('F2') },
      ],
      seen: async (stage) => {
        await expect(stage.ada.page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
        await stage.hands.look();
        await stage.hands.press('Enter');
        await expect(row(stage, 'page.html')).toBeFocused();
      },
    },
    {
      what: 'delete, and take it back',
      needs: async ({ hands, turn }) => {
        await hands.open('page.html');
        if (turn > 0) await hands.goToRow('page.html');
      },
      ways: [
        command('files.deleteActive'),
        menu('a row', 'Delete'),
        key('Delete', ROW),
        { id: 'message: Undo', go: ({ hands }) => hands.press('Delete') },
      ],
      seen: async (stage) => {
        await expect(row(stage, 'page.html')).toHaveCount(0);
        await undo(stage);
        await expect(row(stage, 'page.html')).toBeVisible();
      },
    },
    {
      what: 'show the shown file in the explorer',
      needs: shown,
      ways: [command('files.revealActive')],
      seen: (stage) => expect(row(stage, 'README.md')).toBeFocused(),
    },
    {
      what: 'cut a file, and think better of it',
      needs: onRow('page.html'),
      ways: [key('ControlOrMeta+x', ROW), menu('a row', 'Cut')],
      seen: async (stage) => {
        await expect(row(stage, 'page.html')).toHaveClass(/tree-row-cut/);
        await stage.hands.goToRow('page.html');
        await stage.hands.press('Escape');
        await expect(row(stage, 'page.html')).not.toHaveClass(/tree-row-cut/);
      },
    },
    {
      what: 'copy a file into a folder',
      needs: onRow('page.html'),
      ways: [key('ControlOrMeta+c', ROW), menu('a row', 'Copy')],
      seen: async (stage) => {
        await stage.hands.goToRow(`folder${stage.turn}`);
        await stage.hands.press('ControlOrMeta+v');
        await expect.poll(() => stage.ada.text(`folder${stage.turn}/page.html`)).toContain('doctype');
      },
    },
    {
      what: 'move a file into a folder, which the mouse does by dragging',
      needs: async (stage) => {
        const { hands, turn } = stage;
        await hands.goToRow(`made${turn}.ts`);
        await hands.press('ControlOrMeta+x');
        await hands.goToRow('folder2');
      },
      ways: [key('ControlOrMeta+v', ROW), menu('a row', 'Paste')],
      seen: async (stage) => {
        const { turn } = stage;
        await expect.poll(() => stage.ada.text(`folder2/made${turn}.ts`)).toBe('');
        await told(stage, `Moved made${turn}.ts to folder2`);
      },
    },
    {
      what: 'mark several rows',
      needs: onRow('docs'),
      ways: [
        key('Shift+ArrowDown', ROW),
        { id: ROW, go: ({ hands }) => hands.press('ControlOrMeta+a') },
        {
          id: ROW,
          go: async ({ hands }) => {
            for (const keys of ['Control+Space', 'Control+Space', 'Shift+ArrowDown']) await hands.press(keys);
          },
        },
      ],
      seen: async (stage) => {
        await expect(marked(stage).nth(1)).toBeVisible();
        await stage.hands.press('Escape');
        await expect(marked(stage)).toHaveCount(0);
      },
    },
    {
      what: 'go on in the text from a message',
      needs: aMessage,
      ways: [
        {
          id: MESSAGE,
          go: async ({ hands }) => {
            await hands.goTo(MESSAGE);
            await hands.press('ControlOrMeta+1');
          },
        },
      ],
      seen: ({ ada }) => expect(ada.page.locator('.monaco-editor.focused')).toBeVisible(),
    },
    {
      what: 'shut a message',
      needs: aMessage,
      ways: [press(MESSAGE)],
      seen: async () => undefined,
    },
    {
      what: 'begin where there is no file',
      needs: async (stage) => {
        const { ada, hands } = stage;
        if (stage.turn > 0) return;
        await hands.goToRow('README.md');
        await hands.press('ControlOrMeta+a');
        await hands.press('Delete');
        await expect(ada.page.getByText('No files yet.')).toBeVisible();
      },
      ways: [press('side: Upload files…')],
      seen: expectPicker,
    },
  ],
};
