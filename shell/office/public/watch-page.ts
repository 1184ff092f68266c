import type { Feed, OfficeService, Warning, WatchPage } from '#contract';
import { type Day, joinTexts, ok, printInstant, startOfDay, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { streamsTold } from '../streams/streams-told.ts';
import { capital, marksOf, rowHref, statusOf } from '../view/index.ts';
import { behindRows } from './counts.ts';
import { type Desk, type LawNow, lawNow } from './desk.ts';
import type { ReportedRow } from './product.ts';
import { statusOfReport, wordsOf } from './product-incidents.ts';
import { type ProductsNamed, productNamedBy, productsNamed } from './products-named.ts';
import { publicRegisters } from './public-registers.ts';
import { partColumn, titleOfRow } from './register-columns.ts';
import { say } from './say.ts';
import { stopped } from './words.ts';

/** So many rows of each register are looked at, and so many that are over are told. */
const looked = 200;
const overShown = 10;

export const watchPages = (desk: Desk): Pick<OfficeService, 'watch' | 'watchRss'> => ({
  watch: async (caller) => ok(await watchNow(desk, lawNow(desk, caller))),
  watchRss: async (caller) => {
    const law = lawNow(desk, caller);
    const { inForce, over } = await watchNow(desk, law);
    return ok(feedOf(law, [...inForce, ...over]));
  },
});

const watchNow = async (desk: Desk, law: LawNow): Promise<WatchPage> => {
  const rows = await incidentRows(desk, law.pack);
  const products = await productsNamed(desk, law.pack, rows);
  const all = rows.map((row) => warningOf(law.pack, row, products)).toSorted(newestFirst);
  const inForce = all.filter(({ status }) => status.tone === 'warning');
  return {
    today: law.today,
    sentence: sentenceOf(inForce),
    inForce,
    over: all.filter(({ status }) => status.tone !== 'warning').slice(0, overShown),
    streams: await streamsTold(desk.keeper.store.database, law.pack, law.today),
  };
};

const newestFirst = (a: Warning, b: Warning): number => (a.on === b.on ? (a.number < b.number ? 1 : -1) : a.on < b.on ? 1 : -1);

const sentenceOf = ({ length }: readonly Warning[]): Text =>
  length === 0 ? say('sentenceOf.aQuietDayNo') : say('sentenceOf.lengthOneWarningSuspension', { length });

/** Rows of public registers that offer the view of warnings. */
const incidentRows = async (desk: Desk, pack: Pack): Promise<readonly ReportedRow[]> => {
  const registers = publicRegisters(pack).filter(({ views }) => views.watch !== undefined);
  const pages = await Promise.all(
    registers.map(async (register) => {
      const { rows } = await desk.keeper.store.registerRows({ register: register.name, limit: looked, order: 'newest' });
      const behind = await behindRows(
        desk,
        rows.map((row) => row.case),
      );
      return rows.map((row) => ({ register, row, behind: behind.get(row.case) }));
    }),
  );
  return pages.flat();
};

const warningOf = (pack: Pack, reported: ReportedRow, products: ProductsNamed): Warning => {
  const { register, row } = reported;
  const told = (name: 'harm' | 'warning' | 'reasons' | 'advice'): Text[] => {
    const words = wordsOf(pack, register, row, name);
    return words === undefined ? [] : [stopped(capital(words))];
  };
  const product = productNamedBy(pack, reported, products);
  const [advice] = told('advice');
  return {
    on: row.since,
    register: { name: register.name, title: register.title },
    number: row.number,
    href: rowHref(pack, register.name, row.number),
    ...(product === undefined ? ownTitle(reported) : { product }),
    status: statusNow(pack, reported),
    says: [...told('harm'), ...told('warning'), ...told('reasons')],
    ...(advice === undefined ? {} : { advice }),
    marks: [...marksOf(pack, register)],
  };
};

/** A warning that names no row of another register is called as its own row is. One that could name a product and does not is about one that is not registered. */
const ownTitle = ({ register, row }: ReportedRow): Pick<Warning, 'title'> =>
  partColumn(register, 'about') === undefined ? { title: titleOfRow(register, row) } : {};

/** One that was called back for good stays a warning, although its case is over. */
const statusNow = (pack: Pack, reported: ReportedRow): Warning['status'] => {
  const { behind, row } = reported;
  const procedure = pack.procedures[behind?.opened.procedure ?? ''];
  const ending = procedure?.endings[behind?.state ?? ''];
  return procedure !== undefined && ending?.kind === 'revoked' && ending.shown === 'public' && row.status !== null
    ? statusOf(pack, procedure, ending.name)
    : statusOfReport(pack, reported);
};

const feedOf = ({ zone, now }: LawNow, warnings: readonly Warning[]): Feed => {
  const at = (day: string): string => printInstant(zone, startOfDay(zone, day as Day));
  return {
    title: say('feedOf.warningsAndRecalls'),
    description: say('feedOf.warningsSuspensionsAndRecalls'),
    href: '/watch',
    updated: warnings[0] === undefined ? now : at(warnings.toSorted(newestFirst)[0]!.on),
    items: warnings.map((warning) => ({
      id: `${warning.register.name}/${warning.number}/${warning.status.name}`,
      on: at(warning.on),
      title: titleOf(warning),
      text: joined([...warning.says, ...(warning.advice === undefined ? [] : [warning.advice])]),
      href: warning.href,
    })),
  };
};

const titleOf = ({ status, product, title, number }: Warning): Text => {
  const about = product?.title ?? title ?? text(number, number);
  return say('titleOf.statusAbout', { status: status.title, about });
};

const joined = (parts: readonly Text[]): Text => joinTexts(parts, { en: ' ', zh: '' });
