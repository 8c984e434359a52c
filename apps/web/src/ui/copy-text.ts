import { text } from '../texts/texts.ts';
import { toast } from './toast.ts';

/** Puts text on the clipboard. False, with a toast that says so, where the browser does not allow it. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    // `navigator.clipboard` is missing on plain http at another address than localhost: the old way still works there.
    if (copyBySelection(value)) return true;
    toast('error', text.common.copyFailed, { key: 'copy' });
    return false;
  }
}

function copyBySelection(value: string): boolean {
  const area = document.createElement('textarea');
  area.value = value;
  area.style.position = 'fixed';
  // In a modal dialog only what is inside it can be selected.
  const parent = document.querySelector('dialog[open]') ?? document.body;
  const before = document.activeElement;
  parent.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
