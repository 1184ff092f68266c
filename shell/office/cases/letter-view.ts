import { createHash } from 'node:crypto';
import type { LetterView } from '#contract';
import { type CaseFile, dayInWords, dayOfMoment, fold, letterOffice, type OrderGiven, remediesOf } from '#law/case';
import { type Day, fail, type Language, ok, type Result, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Caller, Declined, FileGoing } from '#shell/http';
import { letterPdf, qrOf, type Sheet } from '#shell/print';
import type { LetterRead } from '#shell/vault';
import { letterHtml, marksOf } from '../view/index.ts';
import { notFound } from './declined.ts';
import type { Seen } from './look.ts';
import { letterRef, maySeeLetter, personalIn } from './related.ts';

/** A letter as a page shows it, with the words it was written in. */
interface LetterShown {
  readonly view: LetterView;
  readonly body: Text;
}

/** One letter of a case, for a reader who may see it. */
export const letterShown = (
  seen: Seen,
  letters: readonly LetterRead[],
  number: string,
  { origin = '' }: Pick<Caller, 'origin'>,
): Result<LetterShown, Declined> => {
  const found = letters.find((kept) => kept.number === number);
  if (found === undefined || !maySeeLetter(seen, found)) return notFound(number);
  if (found.body === undefined) return fail({ notFound: number, text: text('The text of this letter was erased.', '该文书内容已删除。') });
  const ref = letterRef(seen, found);
  const event = seen.live.events.find(({ seq }) => seq === found.seq);
  const order = event?.type === 'orderGiven' ? event : undefined;
  const remedies = order === undefined ? undefined : remediesThen(seen, order);
  const says = `${origin}/check/${encodeURIComponent(found.code)}`;
  const view: LetterView = {
    number: found.number,
    office: order === undefined ? text('', '') : letterOffice(seen.pack, seen.procedure, order),
    letter: ref.letter,
    case: seen.live.id,
    caseNumber: seen.live.opened.number,
    on: order === undefined ? found.served : dayOfMoment(order.happened),
    served: found.served,
    to: ref.to,
    html: letterHtml(found.body),
    // The letter itself may say it.
    ...(remedies === undefined || found.body.en.includes(remedies.en) ? {} : { remedies }),
    marks: [...(order === undefined ? ref.marks : marksOf(seen.pack, { basis: order.basis, standing: order.standing }))],
    code: found.code,
    qr: { ...qrOf(says), says },
  };
  return ok({ view, body: found.body });
};

/** What may be done against it, as the case stood when it was sent: a case that moved on later does not change a letter. */
const remediesThen = ({ look, pack, procedure }: Seen, order: OrderGiven): Text | undefined => {
  const at = look.events.findIndex((event) => event.case === order.case && event.seq === order.seq);
  const then: CaseFile | undefined = fold(look.events.slice(0, at + 1), (digest) => look.world.packOf(digest).pack).get(order.case);
  return then === undefined ? undefined : remediesOf(pack, procedure, then, dayOfMoment(order.happened));
};

/** Does a letter of this kind tell something personal? Then a code alone does not open it. */
export const tellsPersonal = (pack: Pack, letter: string): boolean => personalIn(pack, letter).length > 0;

/** The letter as a file to keep or print. */
export const letterFile = async ({ view, body }: LetterShown, lang: 'en' | 'zh' | 'both', demo: boolean): Promise<FileGoing> => {
  const languages: readonly Language[] = lang === 'both' ? ['zh', 'en'] : [lang];
  const bytes = await letterPdf(
    languages.map((language) => sheetOf(view, body, language, demo)),
    { title: `${view.letter.title[languages[0]!]} ${view.number}`, author: view.office[languages[0]!], on: new Date(view.on) },
  );
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return {
    file: { digest, name: `${view.number}${lang === 'both' ? '' : `-${lang}`}.pdf`, type: 'application/pdf', bytes: bytes.length },
    content: once(bytes),
  };
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

const sheetOf = (
  { office, number, on, letter, remedies, marks, code, qr }: LetterView,
  body: Text,
  language: Language,
  demo: boolean,
): Sheet => {
  const law = { en: marks.map(({ label }) => label.en).join('; '), zh: marks.map(({ label }) => label.zh).join('；') };
  const said = {
    number: text(`No. ${number}`, `${number}号`),
    // In Chinese the page of the same address is under `/zh`.
    address: text(qr.says, qr.says.replace('/check/', '/zh/check/')),
    check: text(
      `Is this letter genuine, and does it still hold? Scan the code, or open the address below.`,
      `扫描二维码，或者打开下列网址，可查验本文书的真伪和效力。`,
    ),
    banner: text(
      'Demo city. No person, company, product or case here is real.',
      '演示城市：此处的人员、企业、产品和案件均为虚构，本文书不具有法律效力。',
    ),
  };
  return {
    language,
    banner: demo ? said.banner[language] : undefined,
    office: office[language],
    number: said.number[language],
    date: dayInWords(on as Day)[language],
    title: letter.title[language],
    body: body[language],
    remedies: remedies?.[language],
    law: law[language],
    check: { words: said.check[language], code, address: said.address[language] },
  };
};
