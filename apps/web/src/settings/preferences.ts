import type { Readable } from '@coedit/client';
import { COLOURS, cleanName, DEFAULT_LIMITS } from '@coedit/protocol';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../texts/language.ts';
import { Store } from '../ui/store.ts';

export const THEMES = ['system', 'light', 'dark', 'high-contrast'] as const;
export const CURSOR_LABELS = ['never', 'activity', 'always'] as const;
export const LINE_NUMBERS = ['on', 'relative', 'off'] as const;
/** px */
export const FONT_SIZES = [10, 11, 12, 13, 13.5, 14, 15, 16, 18, 20, 22, 24, 28, 32] as const;
export const MOST_FONT_FAMILY = 100;

export type ThemeChoice = (typeof THEMES)[number];
export type CursorLabels = (typeof CURSOR_LABELS)[number];
export type LineNumbers = (typeof LINE_NUMBERS)[number];
export type EffectiveTheme = 'light' | 'dark' | 'high-contrast-dark' | 'high-contrast-light';

export interface PreferenceValues {
  /** Of the interface; holds from the next load of the page. */
  readonly language: LanguageChoice;
  readonly theme: ThemeChoice;
  /** When the names of the others show at their cursors. */
  readonly cursorLabels: CursorLabels;
  /** Whether the carets of people who only read are drawn. */
  readonly viewerCarets: boolean;
  /** A sound for what is said in the chat while it is shut. */
  readonly chatSound: boolean;
  readonly wordWrap: boolean;
  readonly minimap: boolean;
  readonly lineNumbers: LineNumbers;
  /** px */
  readonly fontSize: number;
  /** As in CSS; '' for the page's own. */
  readonly fontFamily: string;
  /** The lines a text is inside of stay at the top. */
  readonly stickyScroll: boolean;
  readonly vimKeys: boolean;
  /** '' until the person chose one: the server makes one up. */
  readonly name: string;
  /** Index of the wished colour; null until the first session gave one. */
  readonly colour: number | null;
}

const DEFAULTS: PreferenceValues = {
  language: 'system',
  theme: 'system',
  cursorLabels: 'activity',
  viewerCarets: true,
  chatSound: false,
  wordWrap: false,
  minimap: true,
  lineNumbers: 'on',
  fontSize: 13.5,
  fontFamily: '',
  // The pinned lines hide the carets and names of people in the lines beneath.
  stickyScroll: false,
  vimKeys: false,
  name: '',
  colour: null,
};

/** Also read by theme.js before the page's scripts run. */
const STORAGE_KEY = 'coedit.preferences';

/** What the person prefers, in this browser. Other tabs follow by the storage event. */
export class Preferences {
  readonly values: Readable<PreferenceValues>;
  readonly effectiveTheme: Readable<EffectiveTheme>;
  private readonly valuesStore: Store<PreferenceValues>;
  private readonly themeStore: Store<EffectiveTheme>;
  private readonly storage: Storage | null;
  private readonly matches: (query: string) => MediaQueryList;

  constructor(storage: Storage | null, matches: (query: string) => MediaQueryList) {
    this.storage = storage;
    this.matches = matches;
    this.valuesStore = new Store(parsePreferences(readItem(storage)));
    this.themeStore = new Store(this.currentTheme());
    this.values = this.valuesStore;
    this.effectiveTheme = this.themeStore;
    // The page lives as long as these listeners do; nothing ever stops them.
    for (const query of SYSTEM_QUERIES) matches(query).addEventListener('change', () => this.refreshTheme());
    globalThis.addEventListener?.('storage', (event: StorageEvent) => {
      if (event.key === STORAGE_KEY) this.replace(parsePreferences(event.newValue));
    });
  }

  set(change: Partial<PreferenceValues>): void {
    this.replace({ ...this.valuesStore.get(), ...change });
    try {
      this.storage?.setItem(STORAGE_KEY, JSON.stringify(this.valuesStore.get()));
    } catch {
      // Full or forbidden storage: the preference holds for this tab.
    }
  }

  private replace(values: PreferenceValues): void {
    this.valuesStore.set(values);
    this.refreshTheme();
  }

  private refreshTheme(): void {
    this.themeStore.set(this.currentTheme());
  }

  private currentTheme(): EffectiveTheme {
    const { theme } = this.valuesStore.get();
    const [light, contrast] = SYSTEM_QUERIES.map((query) => this.matches(query).matches);
    return resolveTheme(theme, { light: light === true, contrast: contrast === true });
  }
}

const SYSTEM_QUERIES = ['(prefers-color-scheme: light)', '(prefers-contrast: more)'] as const;

export function resolveTheme(
  choice: ThemeChoice,
  system: { light: boolean; contrast: boolean },
): EffectiveTheme {
  if (choice === 'light' || choice === 'dark') return choice;
  const plain = system.light ? 'light' : 'dark';
  return choice === 'high-contrast' || system.contrast ? `high-contrast-${plain}` : plain;
}

/** Whatever is stored (older versions, edited by hand) becomes valid values. */
export function parsePreferences(json: string | null): PreferenceValues {
  const stored = parseObject(json);
  const oneOf = <T>(values: readonly T[], value: unknown, otherwise: T): T =>
    values.find((known) => known === value) ?? otherwise;
  const truth = (value: unknown, otherwise: boolean): boolean =>
    typeof value === 'boolean' ? value : otherwise;
  const colour = stored.colour;
  return {
    language: oneOf(LANGUAGE_CHOICES, stored.language, DEFAULTS.language),
    theme: oneOf(THEMES, stored.theme, DEFAULTS.theme),
    cursorLabels: oneOf(CURSOR_LABELS, stored.cursorLabels, DEFAULTS.cursorLabels),
    viewerCarets: truth(stored.viewerCarets, DEFAULTS.viewerCarets),
    chatSound: truth(stored.chatSound, DEFAULTS.chatSound),
    wordWrap: truth(stored.wordWrap, DEFAULTS.wordWrap),
    minimap: truth(stored.minimap, DEFAULTS.minimap),
    lineNumbers: oneOf(LINE_NUMBERS, stored.lineNumbers, DEFAULTS.lineNumbers),
    fontSize: oneOf<number>(FONT_SIZES, stored.fontSize, DEFAULTS.fontSize),
    fontFamily:
      typeof stored.fontFamily === 'string'
        ? stored.fontFamily.slice(0, MOST_FONT_FAMILY)
        : DEFAULTS.fontFamily,
    stickyScroll: truth(stored.stickyScroll, DEFAULTS.stickyScroll),
    vimKeys: truth(stored.vimKeys, DEFAULTS.vimKeys),
    name: typeof stored.name === 'string' ? cleanName(stored.name, DEFAULT_LIMITS.nameLength) : DEFAULTS.name,
    colour: typeof colour === 'number' && COLOURS[colour] !== undefined ? colour : DEFAULTS.colour,
  };
}

function parseObject(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function readItem(storage: Storage | null): string | null {
  try {
    return storage?.getItem(STORAGE_KEY) ?? null;
  } catch {
    return null;
  }
}
