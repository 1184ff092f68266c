import type { CityPage, Hits } from '#contract';
import { articleMark, articleName } from '#law/case';
import type { Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { markOf, orderTitle } from '../view/index.ts';
import { articleAddress, registerAddress } from './addresses.ts';
import { opensToAnyone } from './doors.ts';
import { pagesOf } from './home.ts';
import { publicRegisters } from './public-registers.ts';
import { say } from './say.ts';
import { fits, type Terms } from './search-terms.ts';
import { sentenceCase } from './words.ts';

export type Hit = Hits['hits'][number];

/** A hit with how well it fits. */
export interface Found {
  readonly hit: Hit;
  readonly fit: number;
}

/** What the pack itself has under these words: orders that open a case, procedures, registers, articles, pages. */
export const searchPack = (pack: Pack, terms: Terms): Found[] =>
  [...ordersIn(pack), ...proceduresIn(pack), ...registersIn(pack), ...articlesIn(pack), ...pagesIn(pack)].flatMap(({ hit, more }) => {
    const fit = fits(terms, hit.title, ...more);
    return fit === 0 ? [] : [{ hit, fit }];
  });

interface Findable {
  readonly hit: Hit;
  /** Further words by which it is found. */
  readonly more: readonly (Text | string)[];
}

/** Something to do: whoever may open a case without being asked by the office. */
const ordersIn = (pack: Pack): Findable[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.orders)
      .filter((order) => order.from === 'opening' && order.by.some((role) => role === 'anyone' || pack.roles[role]?.is === 'party'))
      .map((order) => {
        const name = orderTitle(pack, procedure, order.name);
        return {
          hit: {
            kind: 'order' as const,
            title: say('ordersIn.nameProcedure', { name: { en: sentenceCase(name.en), zh: name.zh }, procedure: procedure.title }),
            sentence: opensToAnyone(order) ? say('ordersIn.anyoneMayWithoutAn') : say('ordersIn.signInToDo'),
            href: `/do/${procedure.name}/${order.name}`,
            order: { procedure: procedure.name, order: order.name },
          },
          more: [procedure.title, name, procedure.name],
        };
      }),
  );

const proceduresIn = (pack: Pack): Findable[] =>
  Object.values(pack.procedures).map((procedure) => ({
    hit: {
      kind: 'procedure' as const,
      title: procedure.title,
      href: `/procedures/${procedure.name}`,
      ...(procedure.basis[0] === undefined ? {} : { mark: markOf(pack, procedure.basis[0], procedure.standing, procedure.note) }),
    },
    more: [procedure.name, ...procedure.aims.flatMap((aim) => pack.aims[aim] ?? [])],
  }));

const registersIn = (pack: Pack): Findable[] =>
  publicRegisters(pack).map(({ name, title }) => ({
    hit: { kind: 'register' as const, title, href: registerAddress(pack, name) },
    more: [name],
  }));

const articlesIn = (pack: Pack): Findable[] =>
  Object.values(pack.articles).map(({ id, gist }) => ({
    hit: { kind: 'article' as const, title: articleName(pack, id), sentence: gist, href: articleAddress(id), number: id },
    more: [id, gist, articleMark(pack, id)],
  }));

const page = (title: Text, href: string, ...more: readonly string[]): Findable => ({ hit: { kind: 'page', title, href }, more });

const pagesIn = (pack: Pack): readonly Findable[] => {
  const has = pagesOf(pack);
  return pages.filter(({ hit }) => !needs.has(hit.href) || has.includes(needs.get(hit.href)!));
};

/** Pages that a pack may have nothing for. The registers stand in the list by their own names. */
const needs: ReadonlyMap<string, CityPage> = new Map([
  ['/consultations', 'consultations'],
  ['/complain', 'complain'],
]);

const pages: readonly Findable[] = [
  page(say('pages.law'), '/law', 'coverage articles 条文 运行情况'),
  page(say('pages.howLongItTakes'), '/times', 'times late deadline 超期 期限'),
  page(say('pages.haveYourSay'), '/consultations', 'consultation comment 意见'),
  page(say('pages.complain'), '/complain', 'report incident 举报 事件'),
  page(say('pages.followWithACode'), '/follow', 'code tracking 查询码'),
  page(say('pages.checkALetterOr'), '/check', 'genuine certificate 真伪 校验码'),
  page(say('pages.whatChanged'), '/changes', 'news rss 最新'),
];
