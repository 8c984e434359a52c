import { expect, test } from 'vitest';
import { oldNodeMessage } from './node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0', '100.0.0'])('Node %s is new enough', (version) => {
  expect(oldNodeMessage(version)).toBe('');
});

test.each(['20.18.9', '19.99.0', '18.20.8', '8.1.0'])(
  'Node %s gets one sentence that names both',
  (version) => {
    expect(oldNodeMessage(version)).toMatch(/20\.19.*\.$/);
    expect(oldNodeMessage(version)).toContain(version);
    expect(oldNodeMessage(version)).not.toContain('\n');
  },
);
