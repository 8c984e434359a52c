import { Session } from 'node:inspector/promises';

/** Bytes. Samples are taken at random distances of this on average. */
const SAMPLING_INTERVAL = 4096;

interface Sampled {
  readonly selfSize: number;
  readonly children: readonly Sampled[];
}

const sizeOf = ({ selfSize, children }: Sampled): number =>
  children.reduce((sum, child) => sum + sizeOf(child), selfSize);

/** Bytes of the heap that `work` took, also those that it left at once: about, from samples. */
export async function allocatedBy(work: () => void): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING_INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    work();
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return sizeOf(profile.head);
  } finally {
    session.disconnect();
  }
}
