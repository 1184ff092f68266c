import { strToU8, zipSync } from 'fflate';
import type { Caller, TextReport } from '#contract';
import type { Day } from '#law/ground';
import type { DatabaseOptions } from '#shell/db';
import type { OfficeEvent } from '#shell/ledger';
import { harbourFiles, laterHarbour } from '../../../law/case/transition.fixture.ts';
import { draftTable } from '../cases/draft-table.ts';
import { SetClock } from '../clock.ts';
import { type OpenedOffice, openOffice } from '../open-office.ts';
import type { PackFiles } from '../shelf.ts';
import { type TextMethods, textMethods } from './index.ts';

/** A city whose people give and install texts: two heads, an officer and a clerk. */
export interface TextCity {
  readonly office: OpenedOffice;
  readonly methods: TextMethods;
  as(person: string): Caller;
  /** Nine in the morning of a day; what is due by law follows. */
  goTo(day: string): Promise<void>;
  check(files: PackFiles | Uint8Array, person?: string, rule?: string): Promise<TextReport>;
  give(files: PackFiles | Uint8Array, person?: string, rule?: string): Promise<TextReport>;
  install(digest: string, day: string, person?: string): ReturnType<TextMethods['installText']>;
  takeBack(digest: string, person?: string): ReturnType<TextMethods['takeBackText']>;
}

const nine = (day: string): number => Date.parse(`${day}T01:00:00Z`);

export const harbourPosts = { lin: 'officer', zhao: 'head', ren: 'head', wu: 'clerk' };

export const textCity = async (
  day: string,
  files: PackFiles = harbourFiles,
  posts: Readonly<Record<string, string>> = harbourPosts,
  place = 'port',
  where: DatabaseOptions = { memory: true },
): Promise<TextCity> => {
  const clock = new SetClock(nine(day));
  const office = await openOffice({ ...where, clock });
  const own = await office.shelf.install(files, clock.now());
  if (!own.ok) throw new Error(JSON.stringify(own.findings.slice(0, 3)));
  await office.store.office.append(Object.entries(posts).map(([person, role], at) => posted(at + 1, person, role, place)));
  const names = {
    all: async () => new Map(Object.keys(posts).map((person) => [person, person.slice(0, 1).toUpperCase() + person.slice(1)])),
  };
  const methods = textMethods({ keeper: office.keeper, names, demo: false, drafts: draftTable(office.store) });
  const as = (person: string): Caller => ({ person, now: clock.now(), request: 'test' });
  const sent = (of: PackFiles | Uint8Array): AsyncIterable<Uint8Array> => inParts(of instanceof Uint8Array ? of : zipped(of));
  const carrying = (rule: string | undefined) => (rule === undefined ? {} : { rule });
  return {
    office,
    methods,
    as,
    goTo: async (to) => {
      clock.set(nine(to));
      await office.keeper.catchUpAll();
    },
    check: async (text, person = 'zhao', rule) => answered(await methods.checkText(as(person), carrying(rule), () => {}, sent(text))),
    give: async (text, person = 'zhao', rule) => answered(await methods.giveText(as(person), carrying(rule), () => {}, sent(text))),
    install: (digest, on, person = 'ren') =>
      methods.installText(as(person), { digest, body: { day: on } }, () => {}, inParts(new Uint8Array())),
    takeBack: (digest, person = 'ren') => methods.takeBackText(as(person), { digest, body: { reasons: 'A duty would fall between.' } }),
  };
};

const posted = (seq: number, person: string, role: string, office: string): OfficeEvent => ({
  seq,
  recorded: '2019-01-01T00:00:00Z' as never,
  type: 'postGiven',
  person,
  role,
  office,
  from: '2019-01-01' as Day,
});

export const answered = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
};

export const refusalOf = (answer: { readonly ok: boolean; readonly error?: unknown }): string | undefined =>
  (answer.error as { readonly refusal?: string } | undefined)?.refusal;

export async function* inParts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** As people send it: the folder itself in the archive. */
export const zipped = (files: PackFiles, folder = 'text/'): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([path, text]) => [`${folder}${path}`, strToU8(text)])), { level: 1 });

export const replaced = (files: PackFiles, path: string, written: string, instead: string): PackFiles => {
  const text = files.get(path) ?? '';
  if (!text.includes(written)) throw new Error(`${path} does not say ${written}`);
  return new Map(files).set(path, text.replace(written, instead));
};

/** A later text with a shorter time to decide, and what waits for a decision goes over. */
export const later = (version: string): PackFiles =>
  laterHarbour(version, '2026-01-01', '{ permit: { states: { accepted: accepted } } }', {
    'procedures/permit.yaml': [{ replace: 'decision: { within: 20 working-days', by: 'decision: { within: 15 working-days' }],
    'examples/granted.yaml': [{ replace: 'due: { decision: 2026-03-31 }', by: 'due: { decision: 2026-03-24 }' }],
    'examples/seen-by-the-board.yaml': [
      { replace: 'due: { decision: 2026-03-31 }', by: 'due: { decision: 2026-03-24 }' },
      { replace: 'due: { decision: 2026-04-14 }', by: 'due: { decision: 2026-04-07 }' },
    ],
  });
