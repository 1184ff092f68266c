import { fileURLToPath } from 'node:url';
import { Compile } from 'typebox/compile';
import type { Caller } from '#contract';
import { type Endpoint, endpoints } from '#contract';
import { type Day, instantMs, type Result } from '#law/ground';
import { openStore, type StoreOptions } from '#shell/ledger';
import { SetClock } from '../clock.ts';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { type MeetingMethods, meetingMethods } from '../meetings/index.ts';
import { readPackFolder, Shelf } from '../shelf.ts';
import { type CaseMethods, caseMethods, type Desk, draftTable } from './index.ts';
import { enter } from './people.ts';

const folder = fileURLToPath(new URL('../../../packs/shenzhen', import.meta.url));

const people: Readonly<Record<string, string>> = {
  lin: 'officer',
  bo: 'officer',
  zhao: 'head',
  sun: 'secretary',
  stat: 'statistician',
  jia: 'case-officer',
  song: 'scorer',
  shi: 'scorer',
  teng: 'tester',
};
const offices: Readonly<Record<string, string>> = { stat: 'statistics', jia: 'justice', teng: 'testing' };
const members: Readonly<Record<string, string>> = {
  ma: 'technology',
  gao: 'technology',
  he: 'ethics',
  luo: 'law',
  xie: 'medicine',
  tang: 'public',
};

/** A city of a few people, in memory, with the rules of Shenzhen. */
export interface TestCity {
  readonly desk: Desk;
  readonly office: CaseMethods & MeetingMethods;
  /** Moves the clock to the morning of a day, or to a time of it. */
  on(day: string, at?: string): void;
  as(person?: string): Caller;
  close(): Promise<void>;
}

/** `files`: another pack with the names of Shenzhen. */
export const openCity = async (
  day: string,
  where: StoreOptions = { memory: true },
  files: ReadonlyMap<string, string> = readPackFolder(folder),
): Promise<TestCity> => {
  const store = await openStore(where);
  const shelf = await Shelf.open(store);
  const clock = new SetClock(morning(day));
  const installed = await shelf.install(files, clock.now());
  if (!installed.ok) throw new Error(JSON.stringify(installed.findings.slice(0, 3)));
  const names = new Map(
    [...Object.keys(people), ...Object.keys(members), 'wei', 'mei', 'kang', 'jin', 'fu'].map((person) => [
      person,
      `${person.slice(0, 1).toUpperCase()}${person.slice(1)}`,
    ]),
  );
  const desk: Desk = {
    keeper: new LedgerKeeper(store, shelf, clock),
    names: { all: async () => names },
    demo: true,
    drafts: draftTable(store),
  };
  const from = '2020-01-01' as Day;
  await enter(desk, {}, [
    ...Object.keys(people).map((person) => ({
      type: 'postGiven' as const,
      person,
      role: people[person]!,
      office: offices[person] ?? 'miit',
      from,
    })),
    ...Object.keys(members).map((person) => ({
      type: 'seatTaken' as const,
      person,
      committee: 'ethics',
      category: members[person]!,
      from,
    })),
    { type: 'organisationNamed', organisation: 'harbour', name: 'Harbour Imaging' },
    { type: 'mandateGiven', person: 'wei', organisation: 'harbour', from },
  ]);
  let requests = 0;
  return {
    desk,
    office: checked({ ...caseMethods(desk), ...meetingMethods(desk) }),
    on: (next, at) => clock.set(morning(next, at)),
    as: (person) => {
      requests += 1;
      const whole = { now: clock.now(), request: `r${requests}` };
      return person === undefined ? whole : { ...whole, person, session: `s-${person}` };
    },
    close: () => store.close(),
  };
};

/** Every answer is looked at with the contract's own schema. */
const checked = <M extends CaseMethods & MeetingMethods>(methods: M): M =>
  new Proxy(methods, {
    get: (target, name: string & keyof M) => {
      const endpoint = (endpoints as Readonly<Record<string, Endpoint>>)[name];
      if (endpoint === undefined || name === 'events' || endpoint.as === 'file') return target[name];
      return async (...asked: readonly unknown[]) => {
        const answer = (await (target[name] as (...given: readonly unknown[]) => Promise<Result<unknown, unknown>>)(...asked)) as Result<
          unknown,
          unknown
        >;
        const schema = Compile(endpoint.answer);
        if (answer.ok && !schema.Check(answer.value))
          throw new Error(`${name}: ${JSON.stringify(schema.Errors(answer.value).slice(0, 5))}`);
        return answer;
      };
    },
  });

const morning = (day: string, at = '09:14'): number => instantMs(`${day}T${at}:00+08:00` as never);

export const value = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** An upload in two parts. */
export const upload = async (city: TestCity, person: string, words: string, name = 'report.pdf') => {
  const filing = { procedure: 'assessment', order: 'file' };
  const { ticket } = value(await city.office.uploadTicket(city.as(person), { body: filing }));
  const content = Buffer.concat([Buffer.from(name.endsWith('.png') ? pngHead : '%PDF-1.7\n'), Buffer.from(words)]);
  return value(
    await city.office.keepFile(city.as(person), {
      name,
      type: name.endsWith('.png') ? 'image/png' : 'application/pdf',
      ticket,
      bytes: content.length,
      content: (async function* () {
        yield content.subarray(0, 2);
        yield content.subarray(2);
      })(),
    }),
  );
};

const pngHead = [
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0,
];

/** The answers of an application for a product of high risk, without its report. */
export const pulmo = {
  'product-name': 'Pulmo',
  purpose: 'health',
  autonomy: 'proposes',
  affected: 40000,
  'touches-body': true,
  'sensitive-data': true,
  'prohibited-act': 'none',
  'risk-statement': 'A radiologist reads every image.',
  contact: 'Ms Wei',
} as const;

let keys = 0;
export const key = (): string => {
  keys += 1;
  return `key-${keys}`;
};
