import { pagePrefix } from '#contract';
import { type Language, ownLanguageOf, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Turn } from '../public/change-words.ts';
import { inEach, mailLanguages } from './languages.ts';
import { say } from './say.ts';

/** A mail in words: what it says in the reader's language, and how it ends. */
export interface Written {
  readonly subject: string;
  readonly body: string;
}

interface Link {
  readonly origin: string;
  readonly token: string;
  readonly lang: string;
}

/** The page of a subscription, for confirming it and for ending it. */
export const linkOf = ({ origin, token, lang }: Link): string => `${origin}${pagePrefix(lang)}/subscriptions/${token}`;

export const pageOf = (origin: string, href: string, lang: string): string => `${origin}${pagePrefix(lang)}${href}`;

/** The first mail, and the only one before its link was followed. */
export const confirmWords = (what: Text, office: Text, link: string, lang: string): Written =>
  ownLanguageOf(lang) === 'zh'
    ? {
        subject: `请确认订阅：${what.zh}`,
        body: `有人用本邮箱地址请求接收下列内容的变动通知：\n\n${what.zh}\n\n如果是您本人，请打开下列链接确认：\n${link}\n\n如果不是您本人，不必理会本邮件。未经确认，我们不会再发送任何邮件，七日后删除本邮箱地址。\n\n${office.zh}`,
      }
    : {
        subject: `Please confirm: ${what.en}`,
        body: `Somebody asked with this address to be told when this changes:\n\n${what.en}\n\nIf it was you, open this link and confirm:\n${link}\n\nIf it was not, do nothing. Without your yes we send no other mail, and delete the address after seven days.\n\n${office.en}`,
      };

interface Told {
  readonly what: Text;
  readonly turn: Turn;
  readonly sentence: Text;
  readonly page: string;
}

const subjects: { readonly [turn in Turn]: Text } = {
  entered: say('entered.new'),
  changed: say('changed.changed'),
  left: say('left.left'),
};

/** What changed, where to read it, and why this mail came. */
export const toldWords = ({ what, turn, sentence, page }: Told, office: Text, ends: string, lang: string): Written =>
  ownLanguageOf(lang) === 'zh'
    ? {
        subject: `${what.zh}：${subjects[turn].zh}`,
        body: `${sentence.zh}\n\n${page}\n\n您收到本邮件，是因为您订阅了“${what.zh}”。不再接收：\n${ends}\n\n${office.zh}`,
      }
    : {
        subject: `${subjects[turn].en}: ${what.en}`,
        body: `${sentence.en}\n\n${page}\n\nYou get this because you asked to be told of "${what.en}". To stop:\n${ends}\n\n${office.en}`,
      };

interface News {
  readonly page: string;
  readonly office: Text;
  readonly ends: string;
  readonly hasEnded: boolean;
}

/** To the person who left an address for the case of a code. Neither number nor matter: a post box may have other readers. */
export const newsWords = ({ page, office, ends, hasEnded }: News, lang: string): Written =>
  ownLanguageOf(lang) === 'zh'
    ? {
        subject: hasEnded ? '您凭查询码关注的案件已经办结' : '您凭查询码关注的案件有新进展',
        body: [
          hasEnded ? '您凭查询码关注的案件已经办结。请用查询码查看结果：' : '您凭查询码关注的案件有新进展。请用查询码查看：',
          page,
          '本邮件不写案件内容，也不写查询码。办案机关看不到您的邮箱。',
          hasEnded ? '您的邮箱地址已经删除，此后不再发送邮件。' : `不再接收，并删除邮箱地址：\n${ends}`,
          office.zh,
        ].join('\n\n'),
      }
    : {
        subject: hasEnded ? 'The case that you follow with a code has ended' : 'There is news in the case that you follow with a code',
        body: [
          hasEnded
            ? 'The case that you follow with a code has ended. Read with your code how:'
            : 'There is news in the case that you follow with a code. Read it with your code:',
          page,
          'This mail says neither what the case is about nor the code. The office that decides it does not see your address.',
          hasEnded ? 'Your address is deleted; no other mail follows.' : `To stop, and have the address deleted:\n${ends}`,
          office.en,
        ].join('\n\n'),
      };

/** The same, once the office has let a date of the case pass. */
export const dateMissedWords = ({ page, office, ends, due }: Omit<News, 'hasEnded'> & { readonly due: Text }, lang: string): Written =>
  ownLanguageOf(lang) === 'zh'
    ? {
        subject: '您凭查询码关注的案件：本机关已超期',
        body: [
          `您凭查询码关注的案件，本机关应于${due.zh}前办理而未办理，对此我们表示歉意，案件仍在继续办理。请用查询码查看是哪一期限：`,
          page,
          '本邮件不写案件内容，也不写查询码。办案机关看不到您的邮箱。',
          `不再接收，并删除邮箱地址：\n${ends}`,
          office.zh,
        ].join('\n\n'),
      }
    : {
        subject: 'The case that you follow with a code: we are late',
        body: [
          `In the case that you follow with a code we had until ${due.en} and have not acted. We are sorry; it goes on. Read with your code which date it was:`,
          page,
          'This mail says neither what the case is about nor the code. The office that decides it does not see your address.',
          `To stop, and have the address deleted:\n${ends}`,
          office.en,
        ].join('\n\n'),
      };

/** Lines of a mail in each language of the city, one language after the other. */
const partsIn = (languages: readonly Language[], parts: readonly (readonly [head: Text, lines: readonly Text[]])[]): readonly string[] =>
  languages.flatMap((language) => parts.flatMap(([head, lines]) => [head[language], ...lines.map((line) => `· ${line[language]}`), '']));

/** To a party, in the languages of the city, since an account has none: the dates of a case that a published calendar moved. */
export const movedWords = (pack: Pack, number: string, lines: readonly Text[], page: string, office: Text): Written => {
  const languages = mailLanguages(pack);
  const head = say('movedWords.caseTheHolidaysOf', { number });
  return {
    subject: inEach(languages, say('movedWords.theDatesOfYour', { number }), ' / '),
    body: [...partsIn(languages, [[head, lines]]), page, '', inEach(languages, office, ' · ')].join('\n'),
  };
};

/** To a party, in the languages of the city, since an account has none: a later text of the law took the case over. */
export const newLawWords = (pack: Pack, number: string, lines: readonly Text[], page: string, office: Text): Written => {
  const languages = mailLanguages(pack);
  return {
    subject: inEach(languages, say('newLawWords.newRulesDecideYour', { number }), ' / '),
    body: [...partsIn(languages, [[say('newLawWords.case', { number }), lines]]), page, '', inEach(languages, office, ' · ')].join('\n'),
  };
};

interface About {
  readonly pack: Pack;
  readonly title: Text;
  readonly office: Text;
  readonly page: string;
}

/** To a member, in the languages of the city, since an account has none: the same words as the letter on the meeting's page. */
export const invitedWords = ({ pack, title, office, page }: About, letter: Text): Written => {
  const languages = mailLanguages(pack);
  return {
    subject: inEach(languages, say('invitedWords.youAreInvited', { title }), ' / '),
    body: [...languages.flatMap((language) => [title[language], letter[language]]), page, inEach(languages, office, ' · ')].join('\n\n'),
  };
};

/** To a member who was invited: there will be no such meeting. Why is read on its page, where it can be erased. */
export const calledOffWords = ({ pack, title, office, page }: About, when: Text): Written => {
  const languages = mailLanguages(pack);
  const words = say('calledOffWords.onIsCalledOff', { title, when });
  return {
    subject: inEach(languages, say('calledOffWords.theMeetingIsCalled', { title }), ' / '),
    body: [inEach(languages, words, '\n\n'), page, inEach(languages, office, ' · ')].join('\n\n'),
  };
};

/** To those who may answer it, in the languages of the city: the number of the case alone, since a post box may have other readers. */
export const contradictionWords = (pack: Pack, number: string, page: string, office: Text): Written => {
  const languages = mailLanguages(pack);
  const words = say('contradictionWords.anEventContradicts', { number });
  return {
    subject: inEach(languages, say('contradictionWords.caseAnEventContradicts', { number }), ' / '),
    body: [inEach(languages, words, '\n\n'), page, inEach(languages, office, ' · ')].join('\n\n'),
  };
};
