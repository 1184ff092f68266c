import { inLanguage, sameText, type Text } from '#law/ground';
import { bodyActing, bodyBehind, type Pack, type Procedure } from '#law/pack';
import { dayOfMoment } from './clock-run.ts';
import type { OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { furtherLanguages, inFurther } from './further-words.ts';
import { numberOnLetter } from './letter-number.ts';
import { say } from './say.ts';
import type { Sight } from './scope.ts';
import { dayInWords, orderWord, wordFor } from './words.ts';

/** What a case is about that challenges a decision, or silence, of another case. */
export interface Challenged {
  /** The act by the title of its letter, its number and its day. */
  readonly act: Text;
  /** The body whose act it is. */
  readonly body: Text;
}

const nothing: Challenged = { act: sameText(''), body: sameText('') };

/** Empty words where the case challenges nothing. */
export const challengedWords = (sight: Pick<Sight, 'packOf' | 'files'>, file: CaseFile): Challenged => {
  const { challenges } = file.opened;
  const other = challenges === undefined ? undefined : sight.files.get(challenges.case);
  if (challenges === undefined || other === undefined) return nothing;
  const pack = sight.packOf(other.digest);
  const procedure = pack.procedures[other.opened.procedure]!;
  if ((procedure.cases[challenges.as]?.silenceOf.length ?? 0) > 0)
    return {
      act: inOthers(pack, 'challenged-silence', say('challengedWords.silence', { title: procedure.title, number: other.opened.number }), {
        title: procedure.title,
        number: sameText(other.opened.number),
      }),
      body: titleOf(pack, bodyOfSilence(pack, procedure, other)),
    };
  const event = other.events.find(({ seq }) => seq === challenges.seq);
  return event?.type === 'orderGiven'
    ? { act: actWords(pack, other, event), body: titleOf(pack, bodyOf(pack, procedure, event)) }
    : nothing;
};

const actWords = (pack: Pack, { opened }: CaseFile, event: OrderGiven): Text => {
  const [letter] = event.letters ?? [];
  const title = letter === undefined ? orderWord(pack, opened.procedure, event.order) : letterTitle(pack, letter.letter);
  const number = letter === undefined ? say('challengedWords.inCase', { number: opened.number }) : numberOnLetter(pack, letter.number);
  const day = dayInWords(letter?.served ?? dayOfMoment(event.happened), furtherLanguages(pack));
  return inOthers(pack, 'challenged-act', say('challengedWords.act', { title, number, day }), { title, number, day });
};

/** In the further languages of a pack by a sentence of `words.yaml`, in which `{title}`, `{number}` and `{day}` stand; without one, in English. */
const inOthers = (pack: Pack, name: string, words: Text, told: Readonly<Record<string, Text>>): Text =>
  inFurther(words, furtherLanguages(pack), (language) =>
    pack.words[name]?.[language]?.replace(/\{(title|number|day)\}/g, (_, part: string) => inLanguage(told[part] ?? sameText(''), language)),
  );

const letterTitle = (pack: Pack, letter: string): Text => pack.letters[letter]?.title ?? wordFor(pack, letter);

const bodyOf = (pack: Pack, procedure: Procedure, event: OrderGiven): string | undefined => {
  const order = procedure.orders[event.order];
  return order === undefined ? undefined : bodyActing(pack, procedure, order, event.role, event.from);
};

/** Who should have acted: the official whose turn it is. */
const bodyOfSilence = (pack: Pack, procedure: Procedure, { state }: CaseFile): string | undefined => {
  const role = pack.roles[procedure.states[state]?.waits ?? ''];
  return role?.is === 'official' ? bodyBehind(pack, role.office) : undefined;
};

const titleOf = (pack: Pack, body: string | undefined): Text =>
  body === undefined ? sameText('') : (pack.bodies[body]?.title ?? sameText(body));
