import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { runQuietly, StepFailed } from './processes.mjs';
import { ROOT } from './repository.mjs';

const MODULE = pathToFileURL(join(ROOT, 'scripts/lib/processes.mjs')).href;

/** A tool as tools are: a wrapper that passes no signal on to the program that does the work. */
const WRAPPER = `
  require('node:child_process').spawn(process.execPath, ['-e', 'console.log("at work"); setInterval(() => {}, 1000)'], { stdio: 'inherit' });
`;

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
])('%s ends children and grandchildren, and then the process with %i', async (signal, expected) => {
  const source = `
    import { endOnSignals, start } from '${MODULE}';
    endOnSignals(() => console.log('cleaned up'));
    start(process.execPath, ['-e', ${JSON.stringify(WRAPPER)}]);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise((resolve) => {
    parent.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('at work')) resolve();
    });
  });

  parent.kill(signal);
  // 'close' comes when nobody holds our end of the pipe any more, so this waits for the worker as well.
  const [code] = await once(parent, 'close');

  expect(code).toBe(expected);
  expect(output).toContain('cleaned up');
});

test('a failed step says what it was and what it said', async () => {
  const failing = runQuietly(process.execPath, ['-e', 'console.error("no such thing"); process.exit(3)']);
  await expect(failing).rejects.toThrow(StepFailed);
  await expect(failing).rejects.toMatchObject({
    output: 'no such thing\n',
    message: expect.stringContaining('ended with 3'),
  });
});

test('a program that does not exist is a failed step too', async () => {
  await expect(runQuietly('coedit-no-such-program', [])).rejects.toThrow(StepFailed);
});
