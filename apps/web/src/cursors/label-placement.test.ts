import { describe, expect, it } from 'vitest';
import { type LabelPlace, type LabelRequest, type LabelSpace, placeLabels } from './label-placement.ts';

const SPACE: LabelSpace = { width: 600, height: 400, lineHeight: 20, labelHeight: 16, ownRows: [] };
const at = (id: number, x: number, y: number, width = 50): LabelRequest => ({ id, x, y, width });
const place = (requests: readonly LabelRequest[], space: Partial<LabelSpace> = {}) =>
  placeLabels(requests, { ...SPACE, ...space });
const one = (request: LabelRequest, space: Partial<LabelSpace> = {}) => place([request], space)[0]!;

describe('a name at a caret', () => {
  it('stands above its line', () => {
    expect(one(at(1, 100, 200))).toEqual({ id: 1, x: 100, y: 184 });
  });

  it('stands below in the first visible line, where above it would be cut', () => {
    expect(one(at(1, 100, 6))).toEqual({ id: 1, x: 100, y: 26 });
  });

  it('stands above in the last visible line', () => {
    expect(one(at(1, 100, 380))).toEqual({ id: 1, x: 100, y: 364 });
  });

  it('ends at the caret where the right edge would cut it', () => {
    expect(one(at(1, 590, 200))).toEqual({ id: 1, x: 540, y: 184 });
  });

  it('begins at the left edge where there is room to neither side', () => {
    expect(one(at(1, 30, 200, 180), { width: 100 }).x).toBe(0);
  });

  it('stands below when I am on the line above', () => {
    expect(one(at(1, 100, 200), { ownRows: [{ y: 180, textEnd: 300 }] }).y).toBe(220);
  });

  it('stands above when I am on its own line', () => {
    expect(one(at(1, 100, 200), { ownRows: [{ y: 200, textEnd: 300 }] }).y).toBe(184);
  });

  it('stands over my row where nothing is written there', () => {
    expect(one(at(1, 100, 200), { ownRows: [{ y: 180, textEnd: 40 }] })).toEqual({ id: 1, x: 100, y: 184 });
  });

  it('stands clear of my rows above and below', () => {
    const ownRows = [
      { y: 180, textEnd: 300 },
      { y: 220, textEnd: 300 },
    ];
    const { x, y } = one(at(1, 100, 200), { ownRows });
    for (const row of ownRows) expect(x >= row.textEnd || y + 16 <= row.y || y >= row.y + 20).toBe(true);
  });

  it('stands beside the text when my rows are everywhere', () => {
    const ownRows = Array.from({ length: 20 }, (_, row) => ({ y: row * 20, textEnd: 250 }));
    const { x, y } = one(at(1, 100, 200), { ownRows });
    expect(x).toBe(258);
    expect(y).toBe(182);
  });
});

describe('several names', () => {
  const apart = (places: readonly LabelPlace[], width = 50) =>
    places.every((a, index) =>
      places
        .slice(index + 1)
        .every((b) => a.x >= b.x + width || b.x >= a.x + width || a.y >= b.y + 16 || b.y >= a.y + 16),
    );

  it('at one place stand beside one another, above and below', () => {
    const places = place([at(1, 100, 200), at(2, 100, 200), at(3, 104, 200), at(4, 90, 200)]);
    expect(places).toHaveLength(4);
    expect(apart(places)).toBe(true);
  });

  it('in neighbouring lines do not hide each other', () => {
    expect(apart(place([at(1, 100, 200), at(2, 110, 220), at(3, 120, 180), at(4, 95, 240)]))).toBe(true);
  });

  it('keep their place when another one moves', () => {
    const before = place([at(1, 100, 200), at(2, 100, 200)]);
    const after = place([at(2, 300, 100), at(1, 100, 200)]);
    expect(after.find(({ id }) => id === 1)).toEqual(before.find(({ id }) => id === 1));
  });

  it('stay inside however many there are', () => {
    const places = place(Array.from({ length: 60 }, (_, id) => at(id, 100, 200)));
    expect(places).toHaveLength(60);
    for (const { x, y } of places) expect(x >= 0 && x + 50 <= 600 && y >= 0 && y + 16 <= 400).toBe(true);
  });

  it('never cover my line nor an edge, wherever everyone is', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const ownRows = [{ y: random(20) * 20, textEnd: random(600) }];
      const requests = Array.from({ length: 8 }, (_, id) =>
        at(id, random(600), random(20) * 20, 20 + random(120)),
      );
      for (const [index, { x, y }] of place(requests, { ownRows }).entries()) {
        const width = requests[index]!.width;
        const covered = ownRows.some((row) => y < row.y + 20 && row.y < y + 16 && x < row.textEnd);
        expect(covered, `seed 7, round ${round}`).toBe(false);
        expect(x >= 0 && y >= 0 && y + 16 <= 400 && x + width <= 600, `seed 7, round ${round}`).toBe(true);
      }
    }
  });
});
