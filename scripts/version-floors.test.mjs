// docs/version-floors.json names the least versions of libraries whose older ones are known to be weak. The lock file is what gets
// installed, so every copy in it counts, also those that lie inside another package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './lib/repository.mjs';

const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** What lies below its floor, one line each. */
function belowFloor(packages, floors) {
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const wanted = floors[nameOf(path)];
    if (wanted === undefined || !isLower(version, wanted.floor)) return [];
    return [`${path} is ${version}; at least ${wanted.floor}, because: ${wanted.why}`];
  });
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** A pre-release comes before its release. */
function isLower(version, floor) {
  const [numbers, least] = [version, floor].map((text) => text.split('-')[0].split('.').map(Number));
  const at = numbers.findIndex((number, index) => number !== least[index]);
  return at === -1 ? version.includes('-') : numbers[at] < least[at];
}

describe('versions', () => {
  const floors = read('docs/version-floors.json');
  const { packages } = read('package-lock.json');

  test('no copy of a library is below its floor', () => {
    expect(belowFloor(packages, floors)).toEqual([]);
  });

  test('every floor is of a library that is there, and says why', () => {
    const names = new Set(Object.keys(packages).map(nameOf));
    for (const [name, { floor, why }] of Object.entries(floors)) {
      expect(names.has(name), `${name} is not in the lock file: remove its floor`).toBe(true);
      expect(floor).toMatch(/^\d+\.\d+\.\d+$/);
      expect(why.length).toBeGreaterThan(20);
    }
  });

  test('a lower copy is found wherever it lies', () => {
    const ws = { ws: { floor: '8.23.0', why: 'a reason' } };
    const lower = (path, version) => belowFloor({ [path]: { version } }, ws).length === 1;
    expect(lower('node_modules/ws', '8.22.9')).toBe(true);
    expect(lower('node_modules/y-websocket/node_modules/ws', '7.99.0')).toBe(true);
    expect(lower('apps/server/node_modules/ws', '8.23.0-beta.1')).toBe(true);
    expect(lower('node_modules/ws', '8.23.0')).toBe(false);
    expect(lower('node_modules/ws', '8.100.0')).toBe(false);
    expect(lower('node_modules/ws', '10.0.0')).toBe(false);
    expect(lower('node_modules/not-ws', '1.0.0')).toBe(false);
  });
});
