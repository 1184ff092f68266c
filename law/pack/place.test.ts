import { expect, test } from 'vitest';
import { base, changed, packOf } from './files.fixture.ts';
import { loadPack } from './index.ts';

const inPlace = { 'pack.yaml': ['zone: Asia/Shanghai\n', 'money: CNY\n', 'calendar: port\n'].map((replace) => ({ replace, by: '' })) };

/** The base pack in a place of its own. */
const placed = (keys: Readonly<Record<string, string>>, more: Parameters<typeof changed>[1] = {}) => {
  const written = { zone: 'Europe/Berlin', money: 'EUR', calendar: 'port', statutes: '{ profile: cn }', languages: '[en, zh]', ...keys };
  const head = 'place: harbour-town\ntitle: { en: Harbour town, zh: 港城 }\nbasis: pa.1\n';
  const lines = Object.entries(written).map(([key, value]) => `${key}: ${value}\n`);
  return changed(base, { ...inPlace, ...more, 'place.yaml': head + lines.join('') });
};

/** Code, place and way out of each finding. */
const found = (files: ReadonlyMap<string, string>) =>
  loadPack(files).findings.map(({ code, file, line, fix }) => [code, `${file}:${line}`, fix]);

test('a place is read with its week, its emergency numbers and its home', () => {
  const pack = packOf(
    placed({
      week: '{ starts: sunday, weekend: [friday, saturday] }',
      emergency: '[{ call: "112", for: { en: fire, zh: 火警 } }]',
      home: '{ lead: { en: Find a berth, zh: 查泊位 }, register: berths, tasks: [{ title: { en: Apply, zh: 申请 }, procedure: permit }] }',
    }),
  );
  expect(pack).toMatchObject({
    zone: 'Europe/Berlin',
    money: 'EUR',
    calendar: 'port',
    place: {
      name: 'harbour-town',
      title: { en: 'Harbour town' },
      week: { starts: 'sunday', weekend: ['friday', 'saturday'] },
      emergency: [{ call: '112', for: { en: 'fire' } }],
      home: { lead: { en: 'Find a berth' }, register: 'berths', tasks: [{ procedure: 'permit' }] },
      statutes: 'cn',
    },
  });
});

test('a pack without place.yaml keeps its keys in pack.yaml and is judged by the statutes of China', () => {
  const { place, zone, money } = packOf(base);
  expect([place.name, place.statutes, zone, money]).toEqual(['harbour', 'cn', 'Asia/Shanghai', 'CNY']);
  expect([place.emergency, place.home.tasks]).toEqual([[], []]);
});

test('a place with an unknown currency is found at its place, with a way out', () => {
  expect(found(placed({ money: 'EURO' }))).toEqual([['place/currency', 'place.yaml:5', 'did you mean `EUR`?']]);
  expect(found(placed({ money: 'eur' }))).toEqual([['place/currency', 'place.yaml:5', 'did you mean `EUR`?']]);
});

test('a place with an unknown zone is found at its place, with a way out', () => {
  expect(found(placed({ zone: 'Europe/Berln' }))).toEqual([['place/zone', 'place.yaml:4', 'did you mean `Europe/Berlin`?']]);
  expect(found(placed({ zone: '"+01:00"' }))).toEqual([['place/zone', 'place.yaml:4', 'write an IANA name, as `Europe/Berlin`']]);
});

test('a week without a weekend is found at its place, with a way out, and so is one that is all weekend', () => {
  const wayOut = 'name the free days, as `[saturday, sunday]`';
  expect(found(placed({ week: '{ weekend: [] }' }))).toEqual([['place/weekend', 'place.yaml:9', wayOut]]);
  const all = '[monday, tuesday, wednesday, thursday, friday, saturday, sunday]';
  expect(found(placed({ week: `{ weekend: ${all} }` }))).toEqual([['place/weekend', 'place.yaml:9', wayOut]]);
  expect(found(placed({ week: '{ starts: monday }' }))[0]?.slice(0, 2)).toEqual(['place/weekend', 'place.yaml:9']);
});

test('a home names registers, procedures and orders that are there', () => {
  const codes = (home: string) => found(placed({ home })).map(([code]) => code);
  expect(codes('{ register: berth }')).toEqual(['register/unknown']);
  expect(codes('{ tasks: [{ title: { en: a, zh: 甲 }, procedure: permits }] }')).toEqual(['name/unknown']);
  expect(codes('{ tasks: [{ title: { en: a, zh: 甲 }, procedure: permit, order: fly }] }')).toEqual(['name/unknown']);
});

test('a calendar that names no week works on the days outside the weekend of the place', () => {
  const files = placed(
    { week: '{ weekend: [friday, saturday] }' },
    { 'calendars/port.yaml': [{ replace: 'week: [mon, tue, wed, thu, fri]\n', by: '' }] },
  );
  expect(packOf(files).calendars['port']!.data.week).toEqual(['mon', 'tue', 'wed', 'thu', 'sun']);
});

test('what only the statutes of China ask is asked of no pack of another place', () => {
  const untold = { 'procedures/permit.yaml': [{ replace: ', challenge: remedy }', by: ' }' }] };
  const codes = (profile: string) => found(placed({ statutes: `{ profile: ${profile} }` }, untold)).map(([code]) => code);
  expect(codes('cn')).toContain('ending/challenge');
  expect(codes('nl-awb')).toContain('ending/challenge');
  expect(codes('none')).not.toContain('ending/challenge');
  const weak = { 'articles.yaml': [{ replace: 'rank: law', by: 'rank: document' }] };
  const judged = (profile: string) => found(placed({ statutes: `{ profile: ${profile} }` }, weak)).map(([code]) => code);
  expect([judged('cn').includes('licence/no-power'), judged('nl-awb').includes('licence/no-power')]).toEqual([true, false]);
});
