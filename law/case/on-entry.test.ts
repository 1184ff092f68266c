import { expect, test } from 'vitest';
import { base, changed, packOf } from '../pack/files.fixture.ts';
import { loadPack } from '../pack/index.ts';
import { MemoryCity } from './player.ts';

/** The harbour with a list that is read: a ship of a name that lies at a berth already is refused by law. */
const files = changed(base, {
  'facts.yaml': [
    {
      replace: '  skipper-phone:',
      by: `  name-taken: { title: { en: a ship of this name lies here, zh: 已有同名船舶在港 }, type: yes-no, shown: public, entry: { in: berths, where: { name: ship-name } } }
  their-class:
    title: { en: the berth of that ship, zh: 该船泊位类别 }
    type: choice
    options: { quay: { en: quay, zh: 码头 }, jetty: { en: oil jetty, zh: 油品码头 }, barred: { en: none, zh: 无 } }
    entry: { in: berths, where: { name: ship-name }, gives: class }
  skipper-phone:`,
    },
  ],
  'procedures/permit.yaml': [
    { replace: 'reads:\n', by: 'on-entry:\n  name-taken: { then: { yes: refuse-unfit, no: nothing } }\n\nreads:\n' },
    {
      replace: 'if: { boardPending:',
      by: 'if: { nameTaken: name-taken = false and (their-class = null or their-class = "quay"), boardPending:',
    },
  ],
  'words.yaml': [{ replace: 'refusals:\n', by: 'refusals:\n  nameTaken: { en: Such a ship lies here., zh: 已有同名船舶。 }\n' }],
});
const pack = packOf(files);

const people = { ann: ['skipper'], ben: ['skipper'], olga: ['officer'], hana: ['head'] };

const harbour = () => {
  const city = new MemoryCity(pack, people);
  const give = (on: string, actor: string, order: object) => {
    city.passTo(on);
    const result = city.give({ order: '', gives: {}, actor, ...order });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const file = (on: string, actor: string, name: string): string => {
    const ship = { 'ship-name': name, length: 50, 'cargo-kind': 'goods', papers: 'papers.pdf', 'skipper-phone': '1' };
    const id = give(on, actor, { procedure: 'permit', order: 'file', gives: ship }).case!;
    give(on, 'olga', { case: id, order: 'accept' });
    return id;
  };
  const grant = (on: string, id: string) => {
    give(on, 'olga', { case: id, order: 'propose', gives: { 'stay-days': 5, hold: 10 } });
    return give(on, 'hana', { case: id, order: 'grant', gives: { 'stay-days': 5, hold: 10 } });
  };
  return { city, file, grant, state: (id: string) => city.files.get(id)!.state };
};

test('a new entry in a list moves the running cases that read it, by law and because of the list', () => {
  const { city, file, grant, state } = harbour();
  const [first, twin, other] = [file('2026-03-02', 'ann', 'Gull'), file('2026-03-02', 'ben', 'Gull'), file('2026-03-02', 'ben', 'Tern')];
  const done = grant('2026-03-03', first);
  expect([first, twin, other].map(state)).toEqual(['moored', 'refused', 'accepted']);
  const event = city.files.get(twin)!.events.at(-1);
  expect(event).toMatchObject({
    order: 'refuse-unfit',
    role: 'law',
    happened: '2026-03-03T00:00:00+08:00',
    because: { kind: 'entry', fact: 'name-taken', register: 'berths', value: 'yes' },
  });
  expect(done.events.at(-1)).toEqual(event);
});

test('a case that opens while the entry stands is moved in the same decision, and one that opens after it was struck is not', () => {
  const { file, grant, state } = harbour();
  grant('2026-03-03', file('2026-03-02', 'ann', 'Gull'));
  expect(() => file('2026-03-04', 'ben', 'Gull')).not.toThrow();
  const late = file('2026-03-12', 'ben', 'Gull');
  expect(state(late)).toBe('accepted');
});

test('nothing follows a second time, however often anyone looks', () => {
  const { city, file, grant } = harbour();
  const [first, twin] = [file('2026-03-02', 'ann', 'Gull'), file('2026-03-02', 'ben', 'Gull')];
  grant('2026-03-03', first);
  const { seq } = city.files.get(twin)!;
  city.passTo('2026-03-04');
  city.passTo('2026-03-05');
  expect(city.files.get(twin)!.seq).toBe(seq);
});

test('a fact that is read from a register is the formula that the guide says it stands for', () => {
  expect(pack.facts['name-taken']!.entry).toEqual({ register: 'berths', where: [{ column: 'name', fact: 'ship-name' }] });
  const { source } = pack.facts['their-class']!;
  expect(source.kind === 'formula' && source.is.source).toBe(
    'if ship-name = null then null else entries("berths", { name: ship-name })[-1].class',
  );
  expect(loadPack(files).findings).toEqual([]);
});
