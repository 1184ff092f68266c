import { type Day, inLanguage, joinTexts, sameText, type Text, text, textFrom } from '#law/ground';
import type { Pack } from '#law/pack';
import type { LetterSent, OrderGiven, Party } from './events.ts';
import type { CaseFile } from './file.ts';
import { furtherLanguages, inFurther, programWord } from './further-words.ts';
import { numberOnLetter } from './letter-number.ts';
import { isNameless } from './letter-remedies.ts';
import { type LetterWritten, letterOffice, receiverWords } from './letters.ts';
import { partyOf } from './party-of.ts';
import { say } from './say.ts';
import type { Sight } from './scope.ts';
import { articleName, dayInWords } from './words.ts';

/** What every letter bears besides its text, made from the case and never from what an author wrote. */
export interface LetterForm {
  /** The body that acts; it stands in the header and signs. */
  readonly issuer: Text;
  readonly number: string;
  /** By name, an organisation with its number. */
  readonly addressee: Text;
  /** What the case is about. */
  readonly matter: Text;
  readonly caseNumber: string;
  /** The articles that the order rests on, written out. */
  readonly law: Text;
  /** The day on which it is sent: after a silence the day after the last one. */
  readonly date: Day;
}

/** What a party is called in full. Names of persons lie in the vault, so anyone who writes for the parties brings them. */
export type NameOf = (party: Party, role: string) => Text;

/** The form of a letter. A text from before letters had kinds says all this in its body, so it has none. */
export const letterForm = (sight: Sight, file: CaseFile, event: OrderGiven, letter: LetterSent, nameOf: NameOf): LetterForm => {
  const pack = sight.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  return {
    issuer: letterOffice(pack, procedure, event),
    number: letter.number,
    addressee: letter.to === 'receiver' ? receiverWords(pack, file, event) : addressee(sight, pack, file, letter.to, nameOf),
    matter: procedure.title,
    caseNumber: file.opened.number,
    law: joinTexts(
      event.basis.map((article) => articleName(pack, article)),
      say('letterForm.alone'),
    ),
    date: letter.served,
  };
};

const addressee = (sight: Sight, pack: Pack, file: CaseFile, to: string, nameOf: NameOf): Text => {
  const role = pack.roles[to];
  if (role?.is === 'official')
    return textFrom([officeOf(pack, role.office), role.title], ([office, title], language) =>
      language === 'zh' ? `${office}（${title}）` : `${office}, ${title}`,
    );
  const roles = to === 'party' ? partyRoles(pack, file) : [to];
  const named = new Map<string, Text>();
  for (const each of roles) {
    const party = partyOf(sight.files, file, each);
    if (party !== undefined && !named.has(party.id)) named.set(party.id, nameOf(party, each));
  }
  if (named.size === 0)
    return isNameless(file)
      ? programWord(pack, 'letter-nameless', say('addressee.thePersonWhoTold'))
      : programWord(pack, 'letter-everybody', say('addressee.everybodyConcerned'));
  return joinTexts([...named.values()], say('addressee.alone'));
};

const officeOf = (pack: Pack, office: string): Text => pack.offices[office] ?? sameText(office);

/** Its own party roles first, then those that may act in it and are held by a party of the case above. */
const partyRoles = (pack: Pack, file: CaseFile): readonly string[] => {
  const acting = Object.values(pack.procedures[file.opened.procedure]!.orders).flatMap(({ by }) => by);
  return [...new Set([...Object.keys(file.parties), ...acting])].filter((role) => pack.roles[role]?.is === 'party');
};

/** The seal as it stands where there is no real one. */
export const demoSeal: Text = say('demoSeal.sealForDemonstrationOnly');

/**
 * The whole letter as plain text, in the order of its form: who writes, number, title, matter, addressee, text, articles, seal and day.
 * The text keeps the small Markdown of letters.
 */
export const letterText = (
  pack: Pack,
  form: LetterForm,
  { title, body }: LetterWritten,
  seal: Text = programWord(pack, 'letter-seal', demoSeal),
): Text => {
  const further = furtherLanguages(pack);
  const [number, day] = [numberOnLetter(pack, form.number), dayInWords(form.date, further)];
  const labels = letterLabels(pack);
  const written = (language: string): string => {
    const said = (words: Text): string => inLanguage(words, language);
    const [matter, signed] = [
      `${said(form.matter)}, ${said(labels.case)} ${form.caseNumber}`,
      [form.issuer, seal, day].map(said).join('\n'),
    ];
    const parts = [
      said(form.issuer),
      said(number),
      said(title),
      `${said(labels.matter)}: ${matter}`,
      `${said(labels.to)}: ${said(form.addressee)}`,
      said(body),
      `${said(labels.law)}: ${said(form.law)}`,
      signed,
    ];
    return parts.join('\n\n');
  };
  const words = text(
    written('en'),
    [
      form.issuer.zh,
      number.zh,
      title.zh,
      `事项：${form.matter.zh}（${form.caseNumber}号案件）`,
      `${form.addressee.zh}：`,
      body.zh,
      `依据：${form.law.zh}`,
      `${form.issuer.zh}\n${seal.zh}\n${day.zh}`,
    ].join('\n\n'),
  );
  return inFurther(
    words,
    further.filter((language) => pack.letterLanguages.includes(language)),
    written,
  );
};

/** The words that stand before the parts of a letter: in further languages those of `words.yaml` under `letter-matter`, `letter-to`… */
export const letterLabels = (pack: Pack): Readonly<Record<'matter' | 'to' | 'law' | 'case' | 'rights', Text>> => ({
  matter: programWord(pack, 'letter-matter', say('letterLabels.matter')),
  // A Chinese letter begins with the addressee alone.
  to: programWord(pack, 'letter-to', say('letterLabels.to')),
  law: programWord(pack, 'letter-law', say('letterLabels.law')),
  case: programWord(pack, 'letter-case', say('letterLabels.case')),
  rights: programWord(pack, 'letter-rights', say('letterLabels.whatYouMayDo')),
});

/** What the persons of an example are called: by the words of the pack, or else by the name that the example uses. */
export const exampleNames =
  (pack: Pack): NameOf =>
  ({ id, name }) => {
    const known = pack.people[id];
    if (known === undefined) return sameText(name ?? id.slice(0, 1).toUpperCase() + id.slice(1));
    const { number, ...words } = known;
    if (number === undefined) return words;
    const kind = pack.organisationNumber?.title ?? say('exampleNames.number');
    return withNumber(words, kind, number);
  };

/** A name with the number by which an organisation is known. */
export const withNumber = (name: Text, kind: Text, number: string): Text =>
  textFrom([name, kind], ([called, by], language) => (language === 'zh' ? `${called}（${by}：${number}）` : `${called} (${by} ${number})`));
