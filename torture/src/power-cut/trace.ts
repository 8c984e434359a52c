import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One system call as strace saw it begin or end. Between two events of the list the power may fail. */
export interface TraceEvent {
  readonly phase: 'begin' | 'end';
  readonly call: string;
  /** What the first argument or the call is about: a file's path, or `TCP:[…]`. */
  readonly target: string;
  /** Of the arguments that are strings, joined: what was written, or the path. */
  readonly data: Buffer;
  /** The arguments as strace wrote them, without the strings. */
  readonly parameters: string;
  /** Only of an end; -1 for an error. */
  readonly result: number;
  /** The same object in a call's begin and end. */
  readonly id: number;
}

const CALLS = [
  ...['open', 'openat', 'creat', 'mkdir', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat'],
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendmsg', 'sendto', 'sendfile'],
  ...['fsync', 'fdatasync', 'ftruncate', 'fallocate', 'copy_file_range', 'sync_file_range', 'msync'],
];

/** `-D`: the server is the child that was started, and strace looks on. `-A`: behind what the one before it did. */
export const straceInto = (file: string): readonly string[] => [
  ...['strace', '-D', '-f', '--seccomp-bpf', '-yy', '-xx', '-s', '100000000'],
  ...['-e', `trace=${CALLS.join(',')}`, '-A', '-o', file],
];

/** The same, and from so many on each sync fails. */
export const straceFailingInto = (file: string, syncs: number): readonly string[] => [
  ...straceInto(file),
  ...['-e', `inject=fsync,fdatasync:error=EIO:when=${syncs}+`],
];

const LINE = /^(\d+) +(.*)$/u;
const CALL = /^(\w+)\((.*?)(?:\) += (-?\d+|\?).*| <unfinished \.\.\.>)$/u;
const RESUMED = /^<\.\.\. (\w+) resumed>.*\) += (-?\d+|\?).*$/u;
const HEX = /(?:\\x[0-9a-f]{2})+/gu;
const STRINGS = /"((?:\\x[0-9a-f]{2})*)"/gu;

/** Reads what `straceInto` wrote. Only of the calls that `isWanted` for their target (the whole line when unsure). */
export async function readTrace(file: string, isWanted: (target: string) => boolean): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  /** By thread: a thread is in one call at a time. */
  const underWay = new Map<string, TraceEvent>();
  let id = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, thread = '', rest = ''] = LINE.exec(line) ?? [];
    const cutShort = underWay.get(thread);
    if (rest.startsWith('+++') && cutShort !== undefined) {
      underWay.delete(thread);
      events.push(ended(cutShort));
    }
    const resumed = RESUMED.exec(rest);
    if (resumed !== null) {
      const begun = underWay.get(thread);
      underWay.delete(thread);
      if (begun !== undefined) events.push(ended(begun, resumed[2]));
      continue;
    }
    const [, call = '', parameters = '', result] = CALL.exec(rest) ?? [];
    if (call === '') continue;
    const event = begin(call, parameters, id);
    if (!isWanted(event.target)) continue;
    id += 1;
    events.push(event);
    if (result === undefined) underWay.set(thread, event);
    else events.push(ended(event, result));
  }
  return events;
}

function begin(call: string, parameters: string, id: number): TraceEvent {
  const strings = [...parameters.matchAll(STRINGS)].map(([, hex = '']) => fromHex(hex));
  const data = Buffer.concat(strings);
  const rest = parameters.replace(STRINGS, '""').replace(HEX, (hex) => fromHex(hex).toString());
  const isByName = /^(?:open|openat|creat|mkdir|rename\w*|unlink\w*)$/u.test(call);
  const target = isByName ? data.toString() : (/^\d+<(.*?)>(?:,|\(|$)/u.exec(rest)?.[1] ?? '');
  return { phase: 'begin', call, target, data, parameters: rest, result: 0, id };
}

const ended = (event: TraceEvent, result = '?'): TraceEvent => ({
  ...event,
  phase: 'end',
  // A call that the kill interrupted has no result.
  result: result === '?' ? -1 : Number(result),
});

const fromHex = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
