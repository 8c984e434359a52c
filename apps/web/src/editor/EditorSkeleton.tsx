import { text } from '../texts/texts.ts';

/** Widths of lines (%), as code looks from afar. */
const LINES = [34, 52, 46, 0, 28, 61, 57, 40, 22, 0, 37, 48];

export function EditorSkeleton() {
  return (
    <div className="editor-skeleton" role="status">
      <span className="visually-hidden">{text.editor.loading}</span>
      {LINES.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <span key={index} className="editor-skeleton-line" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
