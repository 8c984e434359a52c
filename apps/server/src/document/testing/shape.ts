import { isFileId } from '@coedit/protocol';
import * as Y from 'yjs';
import { countFiles, measureTotals } from '../totals.ts';

/** Every way in which a document could be unlike protocol.md says, as sentences. Written apart from the guard, with Yjs' own reading. */
export function shapeFaults(doc: Y.Doc): string[] {
  const faults: string[] = [];
  if (doc.store.pendingStructs !== null) faults.push('pending structs');
  if (doc.store.pendingDs !== null) faults.push('pending deletions');
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (struct instanceof Y.GC) faults.push(`collected units of ${client}`);
      else faults.push(...itemFaults(doc, struct as Y.Item));
    }
  }
  for (const name of doc.share.keys()) {
    if (name !== 'files' && name !== 'settings' && !isFileId(name)) faults.push(`root ${name}`);
  }
  return faults;
}

function itemFaults(doc: Y.Doc, item: Y.Item): string[] {
  const name = [...doc.share].find(([, type]) => type === item.parent)?.[0];
  if (name === undefined) return ['an item outside of all roots'];
  const content = item.content;
  if (content instanceof Y.ContentDeleted) return [];
  if (name === 'files' || name === 'settings') {
    if (item.parentSub === null || !(content instanceof Y.ContentAny))
      return [`${content.constructor.name} in ${name}`];
    return name === 'files' && content.arr.some((entry) => typeof entry?.path !== 'string')
      ? ['an entry without a path']
      : [];
  }
  if (item.parentSub !== null || !(content instanceof Y.ContentString))
    return [`${content.constructor.name} in a text`];
  return content.str.includes('\r') || !content.str.isWellFormed() ? ['an ill text'] : [];
}

/** All that people see of a document, in one comparable value. */
export function visible(doc: Y.Doc): unknown {
  const texts: Record<string, string> = {};
  for (const name of [...doc.share.keys()].sort()) {
    const text = isFileId(name) ? doc.getText(name).toString() : '';
    if (text !== '') texts[name] = text;
  }
  const maps = [doc.getMap('files').toJSON(), doc.getMap('settings').toJSON()];
  return { texts, maps, totals: measureTotals(doc), files: countFiles(doc) };
}

export function reloaded(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
