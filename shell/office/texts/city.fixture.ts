import { strToU8, zipSync } from 'fflate';
import type { TextReport } from '#contract';
import type { Caller } from '#shell/http';
import { draftTable } from '../cases/draft-table.ts';
import type { Desk } from '../cases/desk.ts';
import { ownPack, type TestOffice, testOffice } from '../office.fixture.ts';
import type { PackFiles } from '../shelf.ts';
import { type TextMethods, textMethods } from './index.ts';

export interface TextCity {
  readonly office: TestOffice;
  readonly desk: Desk;
  readonly methods: TextMethods;
  as(person: string): Caller;
  check(files: PackFiles | Uint8Array, person?: string, rule?: string): Promise<TextReport>;
  give(files: PackFiles | Uint8Array, person?: string, rule?: string): Promise<TextReport>;
  install(digest: string, day: string, person?: string): Promise<Awaited<ReturnType<TextMethods['installText']>>>;
}

export const textCity = async (day: string): Promise<TextCity> => {
  const office = await testOffice(day);
  const desk: Desk = {
    keeper: office.keeper,
    names: { all: async () => new Map([['lin', 'Lin'], ['zhao', 'Zhao']]) },
    demo: false,
    drafts: draftTable(office.store.database),
  };
  const methods = textMethods(desk);
  const as = (person: string): Caller => ({ person, now: office.clock.now(), request: 'test' });
  const sent = (of: PackFiles | Uint8Array): AsyncIterable<Uint8Array> => inParts(of instanceof Uint8Array ? of : zipped(of));
  const asked = (rule: string | undefined) => (rule === undefined ? {} : { rule });
  return {
    office,
    desk,
    methods,
    as,
    check: async (files, person = 'lin', rule) => answered(await methods.checkText(as(person), asked(rule), () => {}, sent(files))),
    give: async (files, person = 'lin', rule) => answered(await methods.giveText(as(person), asked(rule), () => {}, sent(files))),
    install: (digest, on, person = 'zhao') => methods.installText(as(person), { digest, body: { day: on } }, () => {}, inParts(new Uint8Array())),
  };
};

export const answered = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
};

async function* inParts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** As people send it: the folder itself in the archive. */
export const zipped = (files: PackFiles, folder = 'shenzhen/'): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([path, text]) => [`${folder}${path}`, strToU8(text)])), { level: 1 });

export const move = 'move:\n  disclosure: { states: { disclosed: disclosed, tracked: tracked }, clocks: keep }\n';
const transition = `basis: sz.66\nstanding: assumed\nnote: { en: "Tried.", zh: "试用。" }\nfrom: 2022-11-01\n${move}`;

/** A later text: a shorter time for checking a draft, and disclosures go over. */
export const amended = (version: string, edits: Readonly<Record<string, string | undefined>> = {}): PackFiles => {
  const files = new Map(ownPack);
  files.set('pack.yaml', files.get('pack.yaml')!.replace(/^version: \S+/m, `version: ${version}`));
  files.set('procedures/rule-change.yaml', replaced(files, 'procedures/rule-change.yaml', 'within: 10 working-days', 'within: 7 working-days'));
  files.set('transitions.yaml', transition);
  for (const [path, text] of Object.entries(edits)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return files;
};

export const replaced = (files: PackFiles, path: string, written: string, instead: string): string => {
  const text = files.get(path)!;
  if (!text.includes(written)) throw new Error(`${path} does not say ${written}`);
  return text.replace(written, instead);
};

