import type { CityPage, Hits } from '#contract';
import { articleMark, articleName } from '#law/case';
import { capitalized, languagesOf, type Text } from '#law/ground';
import type { LeadTo, Pack } from '#law/pack';
import { markOf, orderTitle } from '../../view/index.ts';
import { articleAddress, pageAddress, registerAddress } from '../addresses.ts';
import { opensToAnyone } from '../doors.ts';
import { pagesOf } from '../home.ts';
import { publicRegisters } from '../public-registers.ts';
import { type Findable, indexOf, type WordIndex } from './index-of.ts';
import { say } from './say.ts';
import type { Terms } from './terms.ts';

export type Hit = Hits['hits'][number];

/** A hit with how well it fits. */
export interface Found {
  readonly hit: Hit;
  readonly fit: number;
  /** What it is about, where that may have a hit of its own, and the line by which it then stands there. */
  readonly about?: { readonly subject: Text; readonly line: Text };
}

/** What the pack itself has under these words: what can be filed, procedures, registers, articles, pages. */
export const searchPack = (pack: Pack, terms: Terms): Found[] =>
  indexOfPack(pack)
    .find(terms)
    .map(({ what, fit }) => ({ hit: what, fit }));

const known = new WeakMap<Pack, WordIndex<Hit>>();

/** Made at the first search under a text, which takes some ten milliseconds, and kept with it. */
const indexOfPack = (pack: Pack): WordIndex<Hit> => {
  const kept = known.get(pack);
  if (kept !== undefined) return kept;
  const made = indexOf(findablesIn(pack));
  known.set(pack, made);
  return made;
};

const findablesIn = (pack: Pack): readonly Findable<Hit>[] => {
  // What stands first is found first where two fit alike.
  const found = [...ordersIn(pack), ...pagesIn(pack), ...proceduresIn(pack), ...registersIn(pack), ...articlesIn(pack)];
  return leadsFirst(pack, found).map(({ hit, more, asked = [], weight = 1 }) => ({
    what: hit,
    titles: wordsOf(hit.title),
    asked,
    weight,
    more: [
      ...(hit.sentence === undefined ? [] : wordsOf(hit.sentence)),
      ...more.flatMap((each) => (typeof each === 'string' ? [each] : wordsOf(each))),
    ],
  }));
};

const wordsOf = (words: Text): readonly string[] => [...new Set(languagesOf(words).map((language) => words[language]!))];

/** The words that the pack says people type are added to what they lead to; the leads keep their order. */
const leadsFirst = (pack: Pack, found: readonly Listed[]): readonly Listed[] => {
  const asked = Map.groupBy(pack.search.leads, ({ to }) => addressOf(pack, to));
  const order = [...asked.keys()];
  const place = ({ hit }: Listed): number => (order.includes(hit.href) ? order.indexOf(hit.href) : order.length);
  return found
    .map((one) => ({ ...one, asked: [...(one.asked ?? []), ...(asked.get(one.hit.href) ?? []).flatMap(({ words }) => words)] }))
    .toSorted((a, b) => place(a) - place(b));
};

const addressOf = (pack: Pack, to: LeadTo): string => {
  switch (to.is) {
    case 'article':
      return articleAddress(to.article);
    case 'register':
      return registerAddress(pack, to.register);
    case 'page':
      return pageAddress(to.page);
    case 'procedure':
      return to.order === undefined ? `/procedures/${to.procedure}` : orderAddress(to.procedure, to.order);
  }
};

const orderAddress = (procedure: string, order: string): string => `/do/${procedure}/${order}`;

interface Listed {
  readonly hit: Hit;
  /** Further words by which it is found. */
  readonly more: readonly (Text | string)[];
  /** Each leads to this by itself. */
  readonly asked?: readonly string[];
  readonly weight?: number;
}

/** Something to do: anyone who may open a case without being asked by the office. */
const ordersIn = (pack: Pack): Listed[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.orders)
      .filter((order) => order.from === 'opening' && order.by.some((role) => role === 'anyone' || pack.roles[role]?.is === 'party'))
      .map((order) => {
        const name = orderTitle(pack, procedure, order.name);
        return {
          hit: {
            kind: 'order' as const,
            title: say('ordersIn.nameProcedure', { name: capitalized(name), procedure: procedure.title }),
            sentence: opensToAnyone(order) ? say('ordersIn.anyoneMayWithoutAn') : say('ordersIn.signInToDo'),
            href: orderAddress(procedure.name, order.name),
            order: { procedure: procedure.name, order: order.name },
          },
          more: [procedure.title, name, procedure.name],
        };
      }),
  );

const proceduresIn = (pack: Pack): Listed[] =>
  Object.values(pack.procedures).map((procedure) => ({
    hit: {
      kind: 'procedure' as const,
      title: procedure.title,
      href: `/procedures/${procedure.name}`,
      ...(procedure.basis[0] === undefined ? {} : { mark: markOf(pack, procedure.basis[0], procedure.standing, procedure.note) }),
    },
    more: [procedure.name, ...procedure.aims.flatMap((aim) => pack.aims[aim] ?? [])],
  }));

const registersIn = (pack: Pack): Listed[] =>
  publicRegisters(pack).map(({ name, title }) => ({
    hit: { kind: 'register' as const, title, href: registerAddress(pack, name) },
    more: [name],
  }));

/** The law that the city is about is the first source of its pack: its articles come before the same number of another. */
const articlesIn = (pack: Pack): Listed[] => {
  const [own] = Object.keys(pack.sources);
  return Object.values(pack.articles).map(({ id, gist }) => ({
    hit: { kind: 'article' as const, title: articleName(pack, id), sentence: gist, href: articleAddress(id), number: id },
    more: [id, gist, articleMark(pack, id)],
    weight: id.startsWith(`${own}.`) ? 4 : 1,
  }));
};

const page = (title: Text, href: string, ...asked: readonly string[]): Listed => ({ hit: { kind: 'page', title, href }, more: [], asked });

const pagesIn = (pack: Pack): readonly Listed[] => {
  const has = pagesOf(pack);
  return pages.filter(({ hit }) => !needs.has(hit.href) || has.includes(needs.get(hit.href)!));
};

/** Pages that a pack may have nothing for. The registers stand in the list by their own names. */
const needs: ReadonlyMap<string, CityPage> = new Map([
  ['/consultations', 'consultations'],
  ['/complain', 'complain'],
  ['/watch', 'watch'],
  ['/ask', 'ask'],
  ['/minutes', 'minutes'],
]);

// The words that people type for a page that every city has; a pack adds its own.
const pages: readonly Listed[] = [
  page(
    say('pages.complain'),
    '/complain',
    'complaint',
    'report a problem',
    'report an incident',
    '举报',
    '投诉',
    '反映问题',
    'klacht',
    'melden',
  ),
  page(say('pages.followWithACode'), '/follow', 'tracking code', 'status of my case', 'my complaint', '查询码', '进度', '查进度', 'volgen'),
  page(
    say('pages.yourData'),
    '/ask',
    'my data',
    'delete my data',
    'personal data',
    'privacy',
    '我的信息',
    '个人信息',
    '隐私',
    'mijn gegevens',
  ),
  page(say('pages.warnings'), '/watch', 'warning', 'recall', 'danger', '警示', '召回', 'waarschuwing'),
  page(say('pages.haveYourSay'), '/consultations', 'consultation', 'comment on a draft', 'opinion', '意见', '公开征求意见', 'inspraak'),
  page(say('pages.howLongItTakes'), '/times', 'how long', 'time limit', 'deadline', 'late', '多久', '期限', '超期', '多长时间', 'hoe lang'),
  page(say('pages.law'), '/law', 'law', 'regulation', 'articles', 'rules', '条文', '条例', '法律', 'wet'),
  page(
    say('pages.whoMayDoWhat'),
    '/law/competences',
    'competence',
    'who decides',
    'who is responsible',
    '职权',
    '谁负责',
    '主管部门',
    'bevoegd',
  ),
  page(say('pages.whoKeepsAnEye'), '/law/separation', 'separation of duties', 'four eyes', '岗位分离'),
  page(say('pages.whatIsProved'), '/law/promises', 'promises', 'proof', 'proved', '承诺', '证明', 'bewijs'),
  page(say('pages.yearlyReport'), '/report', 'annual report', 'figures', 'numbers', '年报', '统计', 'jaarverslag'),
  page(say('pages.minutes'), '/minutes', 'committee', 'meeting', 'minutes', '委员会', '会议', '纪要', 'notulen'),
  page(say('pages.checkALetterOr'), '/check', 'genuine', 'certificate', 'fake', 'verify', '真伪', '校验码', '证书', 'controleren'),
  page(say('pages.whatChanged'), '/changes', 'news', 'rss', 'latest', '最新', '新闻', 'nieuws'),
  page(say('pages.eMailSubscription'), '/subscriptions', 'subscribe', 'newsletter', 'e-mail', '订阅', 'abonneren'),
  page(say('pages.downloadData'), '/data', 'open data', 'download', 'csv', 'api', '下载', '开放数据', 'gegevens'),
  page(say('pages.signIn'), '/sign-in', 'log in', 'login', 'sign in', '登陆', 'inloggen'),
  page(say('pages.openAnAccount'), '/register-account', 'register', 'sign up', 'new account', '注册', '开户', 'account aanmaken'),
  page(say('pages.forgottenPassword'), '/forgot', 'password', 'reset password', 'forgot password', '密码', '找回密码', 'wachtwoord'),
  page(say('pages.myCases'), '/my', 'my application', 'my cases', 'my applications', '我的申请', '我的案件', 'mijn zaken'),
  page(say('pages.accessibility'), '/accessibility', 'screen reader', 'blind', 'barrier-free', '无障碍', 'toegankelijkheid'),
];
