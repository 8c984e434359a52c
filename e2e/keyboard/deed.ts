import type { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import type { CreatedSession, Role } from '@coedit/protocol';
import type { SessionPage } from '../pages/session-page.ts';
import type { Hands } from './hands.ts';

/** How often. */
export interface Outside {
  pickers: number;
  downloads: number;
  windows: number;
}

/** Who and what is there while a table is gone through. */
export interface Stage {
  readonly instance: Instance;
  readonly session: CreatedSession;
  readonly hands: Hands;
  /** To look at; the hands alone do something. */
  readonly ada: SessionPage;
  readonly ben: SessionClient;
  readonly vic: SessionClient;
  /** Which of its ways a deed is done by now, from 0. */
  readonly turn: number;
  /** What the browser did since the deed began that leaves the page. */
  readonly outside: Outside;
}

/** A way to a deed that needs the keyboard alone. */
export interface Way {
  /** `command tab.close`, or the control by surface and name. */
  readonly id: string;
  /** The button of the menu it is in. */
  readonly opener?: string;
  go(stage: Stage): Promise<void>;
}

/** Something a person can do: what it needs, the ways to do it, and what is seen then. */
export interface Deed {
  readonly what: string;
  readonly needs?: (stage: Stage) => Promise<void>;
  readonly ways: readonly Way[];
  readonly seen: (stage: Stage) => Promise<void>;
}

export interface Table {
  readonly title: string;
  /** No file is open, and Tab is a letter in texts. */
  readonly beginsEmpty?: boolean;
  readonly role?: Role;
  readonly deeds: readonly Deed[];
}

/** By its key if it has one, else from the palette. */
export const command = (id: string): Way => ({
  id: `command ${id}`,
  go: async (stage) => stage.hands.command(idOf(id, stage)),
});

/** Tab to it, then the key that uses it. */
export const press = (control: string, key = 'Enter'): Way => ({
  id: control,
  go: async ({ hands }) => {
    await hands.goTo(control);
    await hands.press(key);
  },
});

/** Tab to a field, and type over what is in it. */
export const fill = (control: string, text: string): Way => ({
  id: control,
  go: async ({ hands }) => {
    await hands.goTo(control);
    await hands.press('ControlOrMeta+a');
    await hands.type(text);
  },
});

/** From a menu whose button is gone to by Tab. */
export const choose = (opener: string, item: string): Way => {
  const id = `menu of ${opener.slice(opener.indexOf(': ') + 2)}: ${item}`;
  return {
    id,
    opener,
    go: async ({ hands }) => {
      await hands.goTo(opener);
      await hands.press('Enter');
      await hands.choose(id);
    },
  };
};

/** From the menu of what has the focus, by the key that VS Code has for it. */
export const menu = (of: 'a row' | 'a tab', item: string): Way => {
  const id = `menu of ${of}: ${item}`;
  return {
    id,
    go: async ({ hands }) => {
      await hands.press('Shift+F10');
      await hands.choose(id);
    },
  };
};

/** A key on what has the focus, which counts as a use of that. */
export const key = (keys: string, on: string, times = 1): Way => ({
  id: on,
  go: ({ hands }) => hands.press(keys, times),
});

/** `people.follow.BEN` → with Ben's id. */
function idOf(id: string, { ben, vic }: Stage): string {
  const of = (who: SessionClient): string => `${who.me.get()?.userId ?? 'nobody'}`;
  return id.replace('BEN', () => of(ben)).replace('VIC', () => of(vic));
}
