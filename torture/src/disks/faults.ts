/** A way in which a disk fails, as calls of the server that strace answers in the kernel's place. */
export interface DiskFault {
  readonly name: string;
  readonly calls: string;
  readonly inject: string;
  /** Nothing can be saved: people are told, and no edit may be called saved. Else it only takes longer. */
  readonly isTold: boolean;
  /** Somebody who comes now, with a link that has to be looked up, is let in. */
  readonly canBeRead: boolean;
}

const SYNCS = 'fsync,fdatasync';
const ALL = 'pread64,pwrite64,fsync,fdatasync,ftruncate';

export const DISK_FAULTS: readonly DiskFault[] = [
  {
    name: 'every sync fails',
    calls: SYNCS,
    inject: 'error=EIO',
    isTold: true,
    canBeRead: true,
  },
  { name: 'full', calls: 'pwrite64', inject: 'error=ENOSPC', isTold: true, canBeRead: true },
  // Longer than people may be left in the dark; microseconds.
  { name: 'hangs', calls: SYNCS, inject: 'delay_enter=12000000', isTold: true, canBeRead: false },
  { name: 'slow', calls: SYNCS, inject: 'delay_enter=300000', isTold: false, canBeRead: false },
  { name: 'every write fails', calls: 'pwrite64', inject: 'error=EIO', isTold: true, canBeRead: true },
  { name: 'gone', calls: ALL, inject: 'error=EIO', isTold: true, canBeRead: false },
];
