import { afterEach, expect, test } from 'vitest';
import { partCommands } from './part-commands.ts';
import { Workbench } from './workbench.ts';

afterEach(() => document.body.replaceChildren());

function page(...parts: readonly string[]) {
  for (const part of parts) {
    const element = document.createElement('div');
    element.className = part;
    element.innerHTML = '<button disabled>no</button><button>yes</button>';
    document.body.append(element);
  }
  const workbench = new Workbench();
  const editor = document.querySelector<HTMLElement>('.workbench-editor button:not(:disabled)');
  workbench.focusEditor = () => editor?.focus();
  workbench.focusSideView = () =>
    document.querySelector<HTMLElement>('.workbench-side button:last-child')?.focus();
  const [next, previous] = partCommands(workbench);
  const here = () => document.activeElement?.parentElement?.className;
  return { next: () => next?.run(), previous: () => previous?.run(), here };
}

test('goes round the parts that are shown, both ways', () => {
  const { next, previous, here } = page('session-header', 'workbench-side', 'workbench-editor', 'status-bar');
  const way: (string | undefined)[] = [];
  for (let press = 0; press < 5; press++) {
    next();
    way.push(here());
  }
  expect(way).toEqual([
    'session-header',
    'workbench-side',
    'workbench-editor',
    'status-bar',
    'session-header',
  ]);
  previous();
  expect(here()).toBe('status-bar');
});

test('stops at a note that offers something', () => {
  const { next, here } = page('session-header', 'waiting-note', 'workbench-editor');
  next();
  next();
  expect(here()).toBe('waiting-note');
});

test('passes over what lies under an overlay, and begins at the end backwards', () => {
  const { previous, here } = page('session-header', 'workbench-editor', 'workbench-panel');
  document.querySelector('.workbench-editor')?.setAttribute('inert', '');
  previous();
  expect(here()).toBe('workbench-panel');
  previous();
  expect(here()).toBe('session-header');
});
