/** What everyone in a session shares of how its files are written. Stands in `getMap('settings')`, one key each. */
export interface SessionSettings {
  /** Columns of one step of indentation, in files that do not show their own. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  /** With which line ends a new file leaves. */
  readonly eol: 'lf' | 'crlf';
}

export const DEFAULT_SESSION_SETTINGS: SessionSettings = { tabSize: 2, insertSpaces: true, eol: 'lf' };
export const MOST_TAB_SIZE = 8;

/** Any program may have written any of them: what is not of the documented form counts as not set. */
export function readSessionSettings(get: (key: keyof SessionSettings) => unknown): SessionSettings {
  const tabSize = get('tabSize');
  const insertSpaces = get('insertSpaces');
  return {
    tabSize: isTabSize(tabSize) ? tabSize : DEFAULT_SESSION_SETTINGS.tabSize,
    insertSpaces: typeof insertSpaces === 'boolean' ? insertSpaces : DEFAULT_SESSION_SETTINGS.insertSpaces,
    eol: get('eol') === 'crlf' ? 'crlf' : 'lf',
  };
}

const isTabSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_TAB_SIZE;
