import type { Feed, StoryLine } from '#contract';
import { type Day, type Instant, ok, printInstant, startOfDay, type Text, text } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import { statement } from '#shell/db';
import type { OfficeService } from '#shell/http';
import type { RegisterRow } from '#shell/registers';
import { findTopic } from '../mail/topics.ts';
import { firstMark, rowHref, titleOfName } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { briefly, type Desk, type LawNow, lawNow, notFound } from './desk.ts';
import { type ProductsNamed, productNamedBy, productsNamed } from './products-named.ts';
import { inSentence, titleOfRow } from './register-columns.ts';
import { noRegister, publicRegister } from './register-pages.ts';
import { queryOf } from './register-query.ts';
import { tierOf } from './register-rows.ts';
import { rowStatus, struckByWords } from './row-status.ts';
import { sentenceCase } from './words.ts';

const newestSql = statement(import.meta.url, './newest-versions.sql', { prepared: false });

/** A version of a row, with the status before it where that is known. */
export interface ChangedRow extends RegisterRow {
  readonly statusBefore?: string | null;
}

export const changePages = (desk: Desk): Pick<OfficeService, 'changes' | 'changesRss' | 'registerRss' | 'rowRss' | 'companyRss'> => ({
  changes: async (caller, { cursor, limit = 20 }) => {
    const after = cursor === undefined ? undefined : readAfter(cursor);
    if (cursor !== undefined && after === undefined)
      return notFound(cursor, text('This page of the list no longer exists.', '该页已不存在。'));
    const law = lawNow(desk, caller);
    const rows =
      after === undefined
        ? await briefly(desk, `changes first ${limit}`, () => newestVersions(desk, { limit: limit + 1 }))
        : await newestVersions(desk, { limit: limit + 1, after });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      changes: await changeLines(desk, law.pack, shown),
      ...(rows.length > limit && last !== undefined ? { next: afterOf(last) } : {}),
    });
  },

  changesRss: async (caller) => {
    const law = lawNow(desk, caller);
    const rows = await briefly(desk, 'changes', () => newestVersions(desk, { limit: 50 }));
    const title = text(`Changes: ${law.pack.title.en}`, `动态：${law.pack.title.zh}`);
    return ok(
      await feedOf(desk, law, rows, {
        title,
        description: text('New entries, warnings and what left the registers.', '新登记、预警和注销情况。'),
        href: '/changes',
      }),
    );
  },

  registerRss: async (caller, asked) => {
    const law = lawNow(desk, caller);
    const register = publicRegister(law.pack, asked.name);
    if (register === undefined) return noRegister(asked.name);
    const narrowed = [asked.q, asked.status, asked.risk, asked.purpose, asked.where].some((part) => part !== undefined && part.length > 0);
    const rows: readonly ChangedRow[] = narrowed
      ? (await desk.keeper.store.registerRows({ ...queryOf(law.pack, register, asked), limit: 50 })).rows
      : await briefly(desk, `changes ${register.name}`, () => newestVersions(desk, { register: register.name, limit: 50 }));
    const newestFirst = rows.toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
    return ok(
      await feedOf(desk, law, newestFirst, {
        title: register.title,
        description: text('What changed in this register.', '本登记册的变动。'),
        href: registerAddress(law.pack, register.name),
      }),
    );
  },

  rowRss: async (caller, { number }) => {
    const law = lawNow(desk, caller);
    const found = await findTopic(desk.keeper, law.pack, 'row', number);
    if (found === undefined) return notFound(number, text('Nothing public is registered under this number.', '没有该登记号的公开登记。'));
    const [register = '', own = ''] = found.target.split('/');
    const rows = await desk.keeper.store.database.query<ChangedRow>(ofTopicSql, [register, own, null, feedLength]);
    return ok(
      await feedOf(desk, law, rows, {
        title: found.title,
        description: text('What changed in this entry.', '本项登记的变动。'),
        href: found.href,
      }),
    );
  },

  companyRss: async (caller, { name }) => {
    const law = lawNow(desk, caller);
    const found = await findTopic(desk.keeper, law.pack, 'company', name);
    if (found === undefined) return notFound(name, text('No company of this name has a public entry.', '没有该名称企业的公开登记。'));
    const rows = await desk.keeper.store.database.query<ChangedRow>(ofTopicSql, [null, null, name, feedLength]);
    return ok(
      await feedOf(desk, law, rows, {
        title: text(name, name),
        description: text('What changed in its entries.', '该企业登记的变动。'),
        href: found.href,
      }),
    );
  },
});

const ofTopicSql = statement(import.meta.url, './versions-of-topic.sql', { prepared: false });
const feedLength = 50;

interface Newest {
  readonly register?: string;
  readonly after?: After;
  readonly limit: number;
}

type After = readonly [since: string, register: string, rowKey: string, version: number];

export const newestVersions = (
  { keeper }: Desk,
  { register, after = [null, null, null, null] as never, limit }: Newest,
): Promise<readonly ChangedRow[]> => keeper.store.database.query<ChangedRow>(newestSql, [register ?? null, ...after, limit]);

const afterOf = ({ since, register, rowKey, version }: RegisterRow): string =>
  Buffer.from(JSON.stringify([since, register, rowKey, version])).toString('base64url');

const readAfter = (cursor: string): After | undefined => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const shaped =
      Array.isArray(parts) &&
      parts.length === 4 &&
      parts.slice(0, 3).every((part) => typeof part === 'string') &&
      Number.isInteger(parts[3]);
    return shaped ? (parts as unknown as After) : undefined;
  } catch {
    return undefined;
  }
};

/** What new versions of rows mean, in a sentence each; nothing for a register that the law now in force lacks. */
export const changeLines = async (desk: Pick<Desk, 'keeper'>, pack: Pack, rows: readonly ChangedRow[]): Promise<StoryLine[]> => {
  const products = await productsOf(desk, pack, rows);
  return rows.flatMap((row) => changeLine(pack, row, products));
};

const productsOf = (desk: Pick<Desk, 'keeper'>, pack: Pack, rows: readonly ChangedRow[]): Promise<ProductsNamed> =>
  productsNamed(
    desk,
    pack,
    rows.flatMap((row) => {
      const register = publicRegister(pack, row.register);
      return register === undefined ? [] : [{ register, row }];
    }),
  );

const changeLine = (pack: Pack, row: ChangedRow, products: ProductsNamed): StoryLine[] => {
  const register = publicRegister(pack, row.register);
  if (register === undefined) return [];
  const { label, sentence } = changeWords(pack, register, row, products);
  const { mark } = firstMark(pack, register);
  return [
    {
      on: row.since,
      label,
      text: sentence,
      marks: mark === undefined ? [] : [mark],
      tone: rowStatus(pack, register, row.status).tone,
      href: rowHref(register.name, row.number),
    },
  ];
};

interface Change {
  readonly label: Text;
  readonly sentence: Text;
}

const changeWords = (pack: Pack, register: Register, row: ChangedRow, products: ProductsNamed): Change => {
  const title = titleOfChange(pack, register, row, products);
  const tier = tierOf(pack, register, row.columns);
  const risk = tier === undefined ? text('', '') : text(`, ${inSentence(tier.title).en} risk`, `，${tier.title.zh}`);
  const list = text(register.title.en, `“${register.title.zh}”`);
  if (row.status === null) {
    const order = row.struckBy === null || row.struckBy === '' ? undefined : struckByWords(pack, register, row.struckBy);
    return {
      label: text('Left the register', '退出登记册'),
      sentence: text(
        `${title.en} left the register “${list.en}”${order === undefined ? '' : `: ${order.en}`}.`,
        `${title.zh}退出${list.zh}${order === undefined ? '' : `：${order.zh}`}。`,
      ),
    };
  }
  const status = titleOfName(pack, row.status);
  const state = text(sentenceCase(status.en), status.zh);
  if (row.version === 1)
    return {
      label: state,
      sentence: text(`${title.en} entered the register “${list.en}”${risk.en}.`, `${title.zh}列入${list.zh}${risk.zh}。`),
    };
  if (row.statusBefore !== undefined && row.statusBefore !== row.status) {
    return { label: state, sentence: text(`${title.en} is now: ${status.en}${risk.en}.`, `${title.zh}现为：${status.zh}${risk.zh}。`) };
  }
  return {
    label: text('Entry changed', '内容变更'),
    sentence: text(`The entry of ${title.en} changed${risk.en}.`, `${title.zh}的登记内容变更${risk.zh}。`),
  };
};

/** A row that is about a product is called by the product's name. */
const titleOfChange = (pack: Pack, register: Register, row: ChangedRow, products: ProductsNamed): Text =>
  productNamedBy(pack, { register, row }, products)?.title ?? titleOfRow(register, row);

type FeedHead = Pick<Feed, 'title' | 'description' | 'href'>;

const feedOf = async (desk: Desk, { pack, zone, now }: LawNow, rows: readonly ChangedRow[], head: FeedHead): Promise<Feed> => {
  const products = await productsOf(desk, pack, rows);
  return feed({ pack, zone, now }, rows, head, products);
};

const feed = (
  { pack, zone, now }: Pick<LawNow, 'pack' | 'zone' | 'now'>,
  rows: readonly ChangedRow[],
  head: FeedHead,
  products: ProductsNamed,
): Feed => ({
  ...head,
  updated: rows[0] === undefined ? now : beginningOf(zone, rows[0].since),
  items: rows.flatMap((row) =>
    changeLine(pack, row, products).map((line) => ({
      id: `${row.register}/${row.number}/${row.version}`,
      on: beginningOf(zone, row.since),
      title:
        line.label === undefined
          ? line.text
          : text(
              `${line.label.en}: ${titleOfChange(pack, pack.registers[row.register]!, row, products).en}`,
              `${line.label.zh}：${titleOfChange(pack, pack.registers[row.register]!, row, products).zh}`,
            ),
      text: line.text,
      href: line.href ?? head.href,
    })),
  ),
});

const beginningOf = (zone: LawNow['zone'], day: Day): Instant => printInstant(zone, startOfDay(zone, day));
