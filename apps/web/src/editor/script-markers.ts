import type { editor, MarkerSeverity, MarkerTag } from 'monaco-editor/editor';
import type { Diagnostic } from 'monaco-editor/languages/features/typescript/register';

type Message = Diagnostic['messageText'];

/** Monaco's enums are values of its bundle; naming the numbers keeps this file free of loading it. */
const HINT: MarkerSeverity.Hint = 1;
const INFO: MarkerSeverity.Info = 2;
const WARNING: MarkerSeverity.Warning = 4;
const ERROR: MarkerSeverity.Error = 8;
const UNNECESSARY: MarkerTag.Unnecessary = 1;
const DEPRECATED: MarkerTag.Deprecated = 2;

/** By TypeScript's category: warning, error, suggestion, message. */
const SEVERITIES = [WARNING, ERROR, HINT, INFO] as const;

/** What TypeScript found, as marks in the text. */
export function scriptMarkers(
  diagnostics: readonly Diagnostic[],
  model: Pick<editor.ITextModel, 'getPositionAt'>,
  ignored: readonly number[],
): editor.IMarkerData[] {
  return diagnostics
    .filter(({ code }) => !ignored.includes(code))
    .map((diagnostic) => {
      const { start = 0, length = 1, code, category, messageText } = diagnostic;
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(start + length);
      return {
        severity: SEVERITIES[category],
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
        message: messageOf(messageText),
        code: String(code),
        tags: [
          ...(diagnostic.reportsUnnecessary === undefined ? [] : [UNNECESSARY]),
          ...(diagnostic.reportsDeprecated === undefined ? [] : [DEPRECATED]),
        ],
      };
    });
}

/** A chain of reasons, each a step further in. */
function messageOf(message: Message, depth = 0): string {
  if (typeof message === 'string') return message;
  const own = '  '.repeat(depth) + message.messageText;
  return [own, ...(message.next ?? []).map((reason) => messageOf(reason, depth + 1))].join('\n');
}
