import type { Caller, Declined, OfficeService, OrganisationLetter } from '#contract';
import { dayInWords } from '#law/case';
import { type Day, fail, localDay, ok, type Result, type Text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { letterPdf, type Sheet } from '#shell/print';
import { rolesWith } from '../powers.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { mayConfirm } from './organisations.ts';
import { enter } from './people-book.ts';
import { say } from './say.ts';

/**
 * The letter with a code, to the address that the official read in the public register: who gets it there may speak for the organisation.
 * Neither the address nor the code is kept here.
 */
export const writeToOrganisation = async (
  desk: Desk,
  caller: Caller,
  { id, address, makeCode }: Parameters<OfficeService['writeToOrganisation']>[1],
): Promise<Result<OrganisationLetter, Declined>> => {
  const may = await mayConfirm(desk, caller, id);
  if (!may.ok) return may;
  const office = await desk.keeper.store.office.read();
  const { code, untilMs } = await makeCode();
  const pack = packToday(desk);
  const today = todayOf(desk);
  const until = localDay(zoneOf(pack.zone), untilMs);
  const letter = {
    from: signingOffice(pack, office.posts(caller.person ?? '', today)),
    name: office.organisation(id)?.name ?? id,
    number: office.codeOf(id) ?? '',
    address,
    code,
    until,
    today,
    page: `${caller.origin ?? ''}/my/account`,
    demo: desk.demo,
  };
  const sheets = [sheetOf(letter, 'zh'), sheetOf(letter, 'en')];
  const bytes = await letterPdf(sheets, { title: sheets[0]!.title, author: letter.from.zh, on: new Date(today) });
  return ok({ name: `${letter.number || id}.pdf`, pdf: Buffer.from(bytes).toString('base64'), until });
};

/** The office in which the official holds the power to confirm organisations: its letter it is. */
const signingOffice = (pack: Pack, posts: readonly string[]): Text => {
  const role = pack.roles[rolesWith(pack, 'confirm-organisations').find((name) => posts.includes(name)) ?? ''];
  return (role?.is === 'official' ? pack.offices[role.office] : undefined) ?? pack.title;
};

/** Somebody who acts for the organisation may enter its code, while it waits. */
export const mayEnterCode = async (desk: Desk, { person }: Caller, organisation: string): Promise<Result<true, Declined>> => {
  const office = await desk.keeper.store.office.read();
  const acts = office.mandates(person ?? '', todayOf(desk)).some(({ id }) => id === organisation);
  return acts && office.waitsForConfirmation(organisation) ? ok(true) : fail({ notFound: organisation });
};

/** The code of the letter was entered. */
export const confirmByLetter = async (desk: Desk, caller: Caller, organisation: string): Promise<Result<true, Declined>> => {
  const may = await mayEnterCode(desk, caller, organisation);
  if (may.ok) await enter(desk, caller, [{ type: 'organisationConfirmed', organisation, how: 'letter' }]);
  return may;
};

interface Letter {
  readonly from: { readonly en: string; readonly zh: string };
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly code: string;
  readonly until: Day;
  readonly today: Day;
  readonly page: string;
  readonly demo: boolean;
}

const sheetOf = ({ from, name, number, address, code, until, today, page, demo }: Letter, language: 'en' | 'zh'): Sheet => {
  // What an applicant or an official typed stays plain text: the small Markdown of letters has marks.
  const plain = (typed: string): string => typed.replaceAll(/[*_`#[\]\n\r]/g, ' ');
  const last = dayInWords(until);
  const body = say('sheetOf.somebodyRegisteredAnAccount', {
    name: plain(name),
    number: plain(number),
    address: plain(address),
    code,
    last,
  });
  return {
    language,
    banner: demo ? say('sheetOf.demoCityNoPersonCompanyProduct')[language] : undefined,
    office: from[language],
    number: plain(number),
    date: dayInWords(today)[language],
    title: say('sheetOf.whoSpeaksForYour')[language],
    body: body[language],
    law: '',
    check: {
      words: say('sheetOf.enterTheCodeOn')[language],
      code,
      address: language === 'zh' ? page.replace('/my/', '/zh/my/') : page,
    },
  };
};
