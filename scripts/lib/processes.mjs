// Child processes: they end when we end.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './repository.mjs';

const running = new Set();
let childListener = () => {};
/** As long as the server may take to save everything and leave. */
const GRACE_MS = 6_000;
const HAS_GROUPS = process.platform !== 'win32';

/** A step that could not be done; `message` and `output` are meant for the person at the terminal. */
export class StepFailed extends Error {
  constructor(message, output = '') {
    super(message);
    this.name = 'StepFailed';
    this.output = output;
  }
}

/**
 * Starts a child that is told to end when this process is. It leads a process group: tools are often a thin wrapper around
 * the program that does the work, and pass no signal on to it.
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', detached: HAS_GROUPS, ...options });
  running.add(child);
  if (child.pid !== undefined) childListener(child.pid);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Calls `listener` with the id of every child started from now on. */
export function onChildStart(listener) {
  childListener = listener;
}

function signalGroup(child, signal) {
  try {
    if (HAS_GROUPS && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // it has ended in this moment
  }
}

/** Runs a child to its end with its output on ours. Answers the exit code; 1 if it could not start or was killed. */
export function run(command, args, options = {}) {
  const child = start(command, args, options);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a child and keeps what it says to itself; what it said is in the error if it fails. */
export function runQuietly(command, args, options = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const output = () => Buffer.concat(chunks).toString('utf8');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StepFailed(`${command}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output());
      else reject(new StepFailed(`${[command, ...args].join(' ')} ended with ${code ?? signal}`, output()));
    });
  });
}

/**
 * On SIGINT, SIGTERM or SIGHUP: ends the children, calls `cleanUp`, and ends as that signal would. Answers a function that
 * takes the handlers away again, for a process that goes on to be something else.
 */
export function endOnSignals(cleanUp = () => {}) {
  let isEnding = false;
  const end = (signal) => {
    const leave = () => {
      for (const child of running) signalGroup(child, 'SIGKILL');
      cleanUp();
      process.exit(128 + constants.signals[signal]);
    };
    if (isEnding || running.size === 0) leave(); // a second Ctrl-C is meant
    isEnding = true;
    for (const child of running) {
      signalGroup(child, signal);
      child.once('close', () => running.size === 0 && leave());
    }
    setTimeout(leave, GRACE_MS);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.removeListener(signal, end);
  };
}
