import type { Instance } from '@coedit/instance';

const MIB = 1024 * 1024;

/** What the server's JavaScript heap holds now, garbage included, as the server tells it to its operator. */
export async function heapMiB(instance: Instance): Promise<number> {
  const answer = await fetch(`${instance.url}/metrics`);
  const bytes = /^nodejs_heap_size_used_bytes (\S+)$/mu.exec(await answer.text())?.[1];
  if (bytes === undefined) throw new Error(`/metrics (${answer.status}) does not tell the heap.`);
  return Number(bytes) / MIB;
}
