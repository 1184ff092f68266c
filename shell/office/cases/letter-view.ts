import { createHash } from 'node:crypto';
import type { Caller, Declined, FileGoing } from '#contract';
import { type LetterView, pagePrefix } from '#contract';
import {
  type CaseFile,
  dayInWords,
  dayOfMoment,
  demoSeal,
  type Files,
  fold,
  letterForm,
  letterLabels,
  letterOffice,
  numberOnLetter,
  type OrderGiven,
  remediesOf,
  withNumber,
} from '#law/case';
import { type Day, fail, inLanguage, joinTexts, ok, type Result, type Text, text, textFrom } from '#law/ground';
import type { Pack } from '#law/pack';
import { letterPdf, qrOf, type Sheet } from '#shell/print';
import type { LetterRead } from '#shell/vault';
import { sightOf } from '../case-words.ts';
import { letterHtml, marksOf } from '../view/index.ts';
import { notFound } from './declined.ts';
import type { Seen } from './look.ts';
import { letterRef, maySeeLetter, personalIn } from './related.ts';
import { say } from './say.ts';
import { type Names, partyName } from './who.ts';

/** A letter as a page shows it, with the words it was written in. */
interface LetterShown {
  readonly view: LetterView;
  readonly body: Text;
  readonly labels: ReturnType<typeof letterLabels>;
}

/** One letter of a case, for a reader who may see it. */
export const letterShown = (
  seen: Seen,
  letters: readonly LetterRead[],
  number: string,
  { origin = '' }: Pick<Caller, 'origin'>,
  known: Known,
): Result<LetterShown, Declined> => {
  const found = letters.find((kept) => kept.number === number);
  if (found === undefined || !maySeeLetter(seen, found)) return notFound(number);
  if (found.body === undefined) return fail({ notFound: number, text: say('letterShown.theTextOfThis') });
  const ref = letterRef(seen, found);
  const event = seen.live.events.find(({ seq }) => seq === found.seq);
  const order = event?.type === 'orderGiven' ? event : undefined;
  const then = order === undefined ? undefined : fileThen(seen, order);
  const form = order === undefined || then === undefined ? undefined : formThen(seen, order, found, then, known);
  const remedies = order === undefined || then === undefined || form !== undefined ? undefined : remediesThen(seen, order, then);
  const says = `${origin}/check/${encodeURIComponent(found.code)}`;
  const view: LetterView = {
    ...(form && { form }),
    number: found.number,
    office: order === undefined ? text('', '') : letterOffice(seen.pack, seen.procedure, order),
    letter: ref.letter,
    case: seen.live.id,
    caseNumber: seen.live.opened.number,
    on: order === undefined ? found.served : dayOfMoment(order.happened),
    served: found.served,
    // A text of another day may have had other languages: what was written counts.
    languages: seen.pack.letterLanguages.filter((language) => found.body?.[language] !== undefined),
    to: ref.to,
    html: letterHtml(found.body),
    // The letter itself may say it.
    ...(remedies === undefined || found.body.en.includes(remedies.en) ? {} : { remedies }),
    marks: [...(order === undefined ? ref.marks : marksOf(seen.pack, { basis: order.basis, standing: order.standing }))],
    code: found.code,
    qr: { ...qrOf(says), says },
  };
  return ok({ view, body: found.body, labels: letterLabels(seen.pack) });
};

/** What a letter is addressed with, as far as this reader may know it. */
export interface Known {
  readonly names: Names;
  /** The number of an organisation. */
  readonly codeOf: (organisation: string) => string | undefined;
  readonly demo: boolean;
}

interface Then {
  readonly file: CaseFile;
  readonly files: Files;
}

/** The cases as they stood when the order was given: a case that moved on later does not change a letter. */
const fileThen = ({ look }: Seen, order: OrderGiven): Then | undefined => {
  const at = look.events.findIndex((event) => event.case === order.case && event.seq === order.seq);
  const files = fold(look.events.slice(0, at + 1), (digest) => look.world.packOf(digest).pack);
  const file = files.get(order.case);
  return file === undefined ? undefined : { file, files };
};

/** What may be done against it. */
const remediesThen = ({ pack, procedure }: Seen, order: OrderGiven, { file, files }: Then): Text =>
  remediesOf(pack, procedure, file, dayOfMoment(order.happened), files);

/** The form of a letter that has a kind, for this reader: a sealed party stays sealed in it. */
const formThen = (seen: Seen, order: OrderGiven, sent: LetterRead, { file, files }: Then, known: Known): LetterView['form'] => {
  const pack = seen.look.world.packOf(file.digest).pack;
  if (pack.letters[sent.letter]?.kind === undefined) return undefined;
  const sight = sightOf(seen.look.world, files, dayOfMoment(order.happened));
  const kind = pack.organisationNumber?.title;
  const form = letterForm(sight, file, order, sent, (party, role) => {
    const name = partyName(seen, known.names, role, party);
    const code = party.kind === 'organisation' ? known.codeOf(party.id) : undefined;
    if (code === undefined || kind === undefined || name.en !== party.name) return name;
    return withNumber(name, kind, code);
  });
  const { addressee, matter, law, caseNumber } = form;
  return {
    look: pack.letterForm,
    number: numberOnLetter(pack, form.number),
    addressee,
    matter: matterOn(pack, matter, caseNumber),
    law,
    seal: known.demo ? demoSeal : say('formThen.sealedElectronically'),
  };
};

/** Does a letter of this kind tell something personal? Then a code alone does not open it. */
export const tellsPersonal = (pack: Pack, letter: string): boolean => personalIn(pack, letter).length > 0;

/** The matter as it stands on a letter, with the number of its case. */
const matterOn = (pack: Pack, matter: Text, number: string): Text =>
  textFrom([matter, letterLabels(pack).case], ([words, label], language) =>
    language === 'zh' ? `${words}（${number}号案件）` : `${words}, ${label} ${number}`,
  );

/**
 * The letter as a file to keep or print.
 * @param lang one language of the letter, or `all` of them; a language that the letter does not have is answered with all
 */
export const letterFile = async ({ view, body, labels }: LetterShown, lang: string, demo: boolean): Promise<FileGoing> => {
  const one = view.languages.find((language) => language === lang);
  // Chinese comes first where a letter has it.
  const languages = one === undefined ? view.languages.toSorted((a, b) => Number(b === 'zh') - Number(a === 'zh')) : [one];
  const [first = 'en'] = languages;
  const bytes = await letterPdf(
    languages.map((language) => sheetOf(view, body, labels, language, demo)),
    { title: `${inLanguage(view.letter.title, first)} ${view.number}`, author: inLanguage(view.office, first), on: new Date(view.on) },
  );
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return {
    file: { digest, name: `${view.number}${one === undefined ? '' : `-${one}`}.pdf`, type: 'application/pdf', bytes: bytes.length },
    content: once(bytes),
  };
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

const sheetOf = (
  { office, number, on, letter, remedies, marks, code, qr, form }: LetterView,
  body: Text,
  labels: LetterShown['labels'],
  language: string,
  demo: boolean,
): Sheet => {
  const law = joinTexts(
    marks.map(({ label }) => label),
    say('sheetOf.alone'),
  );
  const own = (words: Text): string => inLanguage(words, language);
  const said = {
    number: say('sheetOf.no', { number }),
    check: say('sheetOf.isThisLetterGenuine'),
    banner: say('sheetOf.demoCityNoPerson'),
  };
  return {
    language,
    banner: demo ? own(said.banner) : undefined,
    office: own(office),
    number: own(said.number),
    date: own(
      dayInWords(
        on as Day,
        [language].filter((each) => each !== 'en' && each !== 'zh'),
      ),
    ),
    title: own(letter.title),
    ...(form && {
      form: {
        look: form.look,
        number: own(form.number),
        addressee: own(form.addressee),
        matter: own(form.matter),
        law: own(form.law),
        seal: own(form.seal),
        words: { matter: own(labels.matter), to: own(labels.to), law: own(labels.law) },
      },
    }),
    body: own(body),
    remedies: remedies && own(remedies),
    rights: own(labels.rights),
    law: own(law),
    check: { words: own(said.check), code, address: qr.says.replace('/check/', `${pagePrefix(language)}/check/`) },
  };
};
