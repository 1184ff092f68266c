import { type Day, isNum, printNum, type Value } from '#law/ground';
import type { Story } from '../agenda.ts';
import type { Doer, Gives, Scene } from './scene.ts';

/** So many people join a trial: up to each planned look, which is then reported with the harms that were told. */
export function* joins(s: Scene, day: Day, by: Doer, id: string, people: number, more: Gives = {}): Story {
  let left = people;
  while (left > 0) {
    const file = yield* s.look(day, id);
    const held = Object.values(file.taken).find(({ budget }) => budget === 'trial-subjects');
    const inside = count(held?.amount);
    const reported = count(file.facts['look-people']);
    const looks = rows(file.facts['planned-looks']).map((row) => count(row['look-at']));
    const next = looks.filter((at) => at > reported).toSorted((a, b) => a - b)[0];
    const room = next === undefined ? left : next - inside;
    if (room > 0) {
      const now = Math.min(left, room, 100);
      yield* s.give(day, by, id, 'enrol', { ...more, 'subjects-now': now });
      left -= now;
      if (now < room) continue;
    }
    if (next === undefined) continue;
    const harms = (file.times['tell-harm'] ?? 0) + (file.times['tell-serious'] ?? 0);
    yield* s.give(day, by, id, 'report-look', { 'look-people': next, 'look-harms': harms });
  }
}

const count = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(printNum(value)) : 0);

const rows = (value: Value | undefined): readonly Readonly<Record<string, Value>>[] =>
  Array.isArray(value) ? (value as readonly Readonly<Record<string, Value>>[]) : [];
