import type { OrganisationLetter } from '#contract';
import { dayInWords } from '#law/case';
import { type Day, fail, localDay, ok, type Result, type Text, text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Caller, Declined, OfficeService } from '#shell/http';
import { letterPdf, type Sheet } from '#shell/print';
import { rolesWith } from '../powers.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { mayConfirm } from './organisations.ts';
import { enter } from './people-book.ts';

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
  const body = text(
    `${plain(name)}\n\n${plain(number)}\n\n${plain(address)}\n\nSomebody registered an account here and says that they act for you. If that is so, give them this code: **${code}**\n\nThey sign in, open “My account” and enter it under “Organisations”. The code works once, until ${last.en}. From then on they may file in your name, and give mandates to others.\n\nIf you know of nobody, keep the code to yourself and tell this office: nothing is filed in your name without it.`,
    `${plain(name)}\n\n${plain(number)}\n\n${plain(address)}\n\n有人在本系统注册账户，并称可代表贵单位。如情况属实，请将下列代码交给该人员：**${code}**\n\n该人员登录后，在“我的账户”的“单位”一栏填写代码。代码仅可使用一次，有效期至${last.zh}。此后，该人员可以贵单位名义提交事项，并可授权他人。\n\n如贵单位并不知情，请勿透露代码，并告知本机关：未填写代码的，不得以贵单位名义提交事项。`,
  );
  return {
    language,
    banner: demo
      ? text('Demo city. No person, company, product or case here is real.', '演示城市：人员、企业、产品和案件均为虚构。')[language]
      : undefined,
    office: from[language],
    number: plain(number),
    date: dayInWords(today)[language],
    title: text('Who speaks for your organisation', '确认贵单位的代表人')[language],
    body: body[language],
    law: '',
    check: {
      words: text('Enter the code on this page, after signing in.', '登录后在下列网页填写代码。')[language],
      code,
      address: language === 'zh' ? page.replace('/my/', '/zh/my/') : page,
    },
  };
};
