import type { Readable } from '@coedit/client';
import { monaco } from './monaco.ts';

export type EffectiveTheme = 'light' | 'dark' | 'high-contrast-dark' | 'high-contrast-light';

const BASES = {
  light: 'vs',
  dark: 'vs-dark',
  'high-contrast-light': 'hc-light',
  'high-contrast-dark': 'hc-black',
} as const satisfies Record<EffectiveTheme, monaco.editor.BuiltinTheme>;

/** Monaco's colours that must be those of the page around it, by the page's token. */
const FROM_TOKENS: Readonly<Record<string, string>> = {
  'editor.background': '--bg',
  'editorGutter.background': '--bg',
  'minimap.background': '--bg',
  'editorWidget.background': '--bg-raised',
  'editorSuggestWidget.background': '--bg-raised',
  'editorHoverWidget.background': '--bg-raised',
  'editorWidget.border': '--border-strong',
  focusBorder: '--focus',
};

const GREY = '6e6e6e';
const RED = 'd80000';
const LIGHT_GREY = '8f8f8f';
const LIGHT_RED = 'f07070';

/** Words of code that Monaco's own themes paint with less contrast than the 4.5 : 1 of WCAG AA, on our backgrounds. */
const READABLE: Readonly<Record<EffectiveTheme, Readonly<Record<string, string>>>> = {
  light: {
    annotation: GREY,
    'attribute.name': RED,
    'metatag.html': GREY,
    'metatag.xml': GREY,
    'metatag.content.html': RED,
    'operator.sql': GREY,
    'string.sql': RED,
  },
  dark: {
    annotation: LIGHT_RED,
    comment: '6fa05a',
    'delimiter.html': LIGHT_GREY,
    'delimiter.xml': LIGHT_GREY,
    regexp: 'd16969',
    'string.sql': LIGHT_RED,
    'tag.class.pug': '7aa6da',
    'tag.id.pug': '7aa6da',
    'variable.predefined': '7aa6da',
  },
  'high-contrast-light': {
    annotation: GREY,
    'metatag.html': GREY,
    'metatag.xml': GREY,
    'operator.sql': GREY,
  },
  'high-contrast-dark': {
    // What VS Code has there: 7 : 1.
    comment: '7ca668',
  },
};

/** The same of what stands around the words. */
const READABLE_AROUND: Readonly<Record<EffectiveTheme, Readonly<Record<string, string>>>> = {
  light: {},
  dark: { 'editorLineNumber.foreground': `#${LIGHT_GREY}` },
  'high-contrast-light': {},
  'high-contrast-dark': {},
};

/** Monaco drawn in the page's theme. Returns what ends it. */
export function followTheme(theme: Readable<EffectiveTheme>): () => void {
  const apply = () => applyTheme(theme.get());
  apply();
  // A microtask later: the page sets `data-theme`, which the tokens hang on, in a listener of the same value.
  return theme.subscribe(() => queueMicrotask(apply));
}

/** Again also when Monaco has come to know more colours. */
export function applyTheme(theme: EffectiveTheme): void {
  const name = `coedit-${theme}`;
  const colors = theme.startsWith('high-contrast') ? {} : { ...tokenColours(), ...READABLE_AROUND[theme] };
  const rules = Object.entries(READABLE[theme]).map(([token, foreground]) => ({ token, foreground }));
  monaco.editor.defineTheme(name, { base: BASES[theme], inherit: true, rules, colors });
  monaco.editor.setTheme(name);
}

function tokenColours(): Record<string, string> {
  const style = getComputedStyle(document.documentElement);
  const colours: Record<string, string> = {};
  for (const [key, token] of Object.entries(FROM_TOKENS)) {
    const value = style.getPropertyValue(token).trim();
    // Monaco takes #rrggbb only.
    if (/^#[0-9a-f]{6}$/i.test(value)) colours[key] = value;
  }
  return colours;
}
