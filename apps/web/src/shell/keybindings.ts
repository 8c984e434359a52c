import { text } from '../texts/texts.ts';
import type { Command, Commands } from './commands.ts';

export interface KeyCombination {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Lower case, as in `KeyboardEvent.key`. */
  readonly key: string;
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export const IS_MAC = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.platform);

export function parseKeys(keys: string): readonly KeyCombination[] {
  return keys.split(' | ').map(parseCombination);
}

function parseCombination(text: string): KeyCombination {
  // The key itself may be "+": then the text ends with it.
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  for (const modifier of modifiers) {
    if (!['Mod', 'Ctrl', 'Alt', 'Shift'].includes(modifier)) throw new Error(`unknown modifier in "${text}"`);
  }
  return {
    mod: modifiers.has('Mod'),
    ctrl: modifiers.has('Ctrl'),
    alt: modifiers.has('Alt'),
    shift: modifiers.has('Shift'),
    key: key.toLowerCase(),
  };
}

/** `Mod` is Command on a Mac and Control elsewhere. */
export function matches(combination: KeyCombination, event: KeyPress, isMac: boolean): boolean {
  const wantsControl = combination.ctrl || (combination.mod && !isMac);
  const wantsMeta = combination.mod && isMac;
  if (event.ctrlKey !== wantsControl || event.metaKey !== wantsMeta) return false;
  if (event.altKey !== combination.alt || event.shiftKey !== combination.shift) return false;
  // Control with Alt is how AltGr is told outside of Macs: what it types (a Polish ń) must not be taken for its key.
  const key = event.ctrlKey && event.altKey && !isMac ? event.key.toLowerCase() : keyOf(event);
  return key === combination.key;
}

/**
 * The key by what is printed on it, so that Mod+Z is where the person's layout has Z. Where that is no ASCII character (a Cyrillic
 * layout, Alt on a Mac) or Shift made another sign of a digit, by its place on the keyboard, or those people had no shortcuts at all.
 */
function keyOf(event: KeyPress): string {
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
  const letter = place?.[1]?.toLowerCase() ?? place?.[2];
  const isPlain = /^[\x20-\x7e]$/.test(event.key) && !event.altKey;
  if (letter !== undefined && (!isPlain || (place?.[2] !== undefined && event.shiftKey))) return letter;
  return event.key.toLowerCase();
}

const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** The first of the ways, as the caps of the keys to show. */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  const combination = parseCombination(keys.split(' | ')[0] ?? keys);
  const modifiers = [
    combination.ctrl ? 'Ctrl' : '',
    combination.mod ? 'Mod' : '',
    combination.alt ? 'Alt' : '',
    combination.shift ? 'Shift' : '',
  ].filter((modifier) => modifier !== '');
  const key = combination.key.length === 1 ? combination.key.toUpperCase() : titled(combination.key);
  return [...modifiers.map((modifier) => nameOfModifier(modifier, isMac)), key];
}

function nameOfModifier(modifier: string, isMac: boolean): string {
  if (isMac) return MAC_SIGNS[modifier] ?? modifier;
  return keyName(modifier === 'Mod' ? 'Ctrl' : modifier);
}

const SHOWN_KEYS: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

const titled = (key: string) => SHOWN_KEYS[key] ?? keyName(key.charAt(0).toUpperCase() + key.slice(1));

/** As it is written on the keyboards of the language. */
function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = text.shell.keyNames;
  return names[key] ?? key;
}

export function keysText(keys: string, isMac: boolean = IS_MAC): string {
  return keyCaps(keys, isMac).join(isMac ? '' : '+');
}

export function commandFor(
  commands: readonly Command[],
  event: KeyPress,
  isMac: boolean,
): Command | undefined {
  return commands.find(
    (command) =>
      command.keys !== undefined &&
      parseKeys(command.keys).some((combination) => matches(combination, event, isMac)),
  );
}

/**
 * Keys of commands, anywhere in the page. In the capture phase: Monaco has some of them too (F1, Mod+P in some browsers' print),
 * and the workbench's meaning must win. In a modal dialog other than quick open they do nothing, but neither does the browser's own.
 */
export function installKeybindings(commands: Commands, target: Window = window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const command = commandFor(commands.available(), event, IS_MAC);
    if (command === undefined) return;
    event.preventDefault();
    const dialog = event.target instanceof Element ? event.target.closest('dialog') : null;
    if (dialog !== null && dialog.dataset.quickOpen === undefined) return;
    event.stopPropagation();
    commands.run(command.id);
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}
